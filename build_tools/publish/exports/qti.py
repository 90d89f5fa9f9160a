"""QTI 2.1: a content package with an item a question, a test in the order of the guide, and a manifest."""

from xml.etree import ElementTree as ET

from build_tools.publish.exports.format import Export, zipped
from build_tools.publish.exports.item import Selection
from build_tools.publish.exports.markup import element
from build_tools.publish.exports.qti_item import item_name, qti_item

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p1.xsd"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def write_qti(selection: Selection, date: int) -> Export:
    """All questions as a content package: items, a test with a section a lesson, and the manifest."""
    items = {f"items/{item_name(item)}.xml": _document(qti_item(item), _QTI) for item in selection.items}
    test = _document(_test(selection), _QTI)
    manifest = _document(_manifest(selection), _PACKAGE)
    return Export(zipped({"imsmanifest.xml": manifest, "test.xml": test, **items}))


def _document(root: ET.Element, schema: str) -> bytes:
    """The file of a root element, in the namespace of a schema (namespace, address of the schema)."""
    root.set("xmlns", schema.split()[0])
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", schema)
    return _HEAD + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _test(selection: Selection) -> ET.Element:
    sections = [
        element(
            "assessmentSection",
            "",
            *(
                element("assessmentItemRef", identifier=item_name(item), href=f"items/{item_name(item)}.xml")
                for item in items
            ),
            identifier=f"s-{lesson.id.replace('/', '.')}",
            title=f"{lesson.article.meta.title}：{lesson.chapter.title}",
            visible="true",
        )
        for lesson, items in selection.lessons
    ]
    control = element("itemSessionControl", showFeedback="true")
    part = element(
        "testPart",
        "",
        control,
        *sections,
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    return element("assessmentTest", "", part, identifier="test", title=selection.title)


def _manifest(selection: Selection) -> ET.Element:
    paths = {item_name(item): f"items/{item_name(item)}.xml" for item in selection.items}
    test = element(
        "resource",
        "",
        element("file", href="test.xml"),
        *(element("dependency", identifierref=name) for name in paths),
        identifier="test",
        type="imsqti_test_xmlv2p1",
        href="test.xml",
    )
    items = (
        element(
            "resource", "", element("file", href=path), identifier=name, type="imsqti_item_xmlv2p1", href=path
        )
        for name, path in paths.items()
    )
    return element(
        "manifest",
        "",
        element("metadata", "", element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0")),
        element("organizations"),
        element("resources", "", test, *items),
        identifier="study-guide",
    )
