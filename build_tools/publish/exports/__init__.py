"""Exports: the questions of a guide in the formats of other systems."""

from build_tools.publish.exports.anki import write_anki
from build_tools.publish.exports.format import Export, Format, Loss
from build_tools.publish.exports.gift import write_gift
from build_tools.publish.exports.item import Item, Selection, select
from build_tools.publish.exports.moodle import write_moodle
from build_tools.publish.exports.qti import write_qti

FORMATS: dict[str, Format] = {
    "anki": Format(".apkg", "Anki 卡片", write_anki),
    "moodle": Format(".xml", "Moodle XML 题库", write_moodle),
    "gift": Format(".txt", "GIFT 题库", write_gift),
    "qti": Format(".zip", "QTI 2.1 内容包", write_qti),
}
"""Kind, as the command names it -> the format."""

__all__ = ["FORMATS", "Export", "Format", "Item", "Loss", "Selection", "select"]
