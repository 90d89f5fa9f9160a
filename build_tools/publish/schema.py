"""The JSON Schema of guide.json, published beside it."""

import json
from typing import Any

from build_tools.model.questions import KINDS, STATES

_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 1}
_SIZE: dict[str, Any] = {"type": "integer", "minimum": 0}
_SOURCE: dict[str, Any] = {"$ref": "#/$defs/source"}


def _record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": required | (optional or {})}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_ROW = {"id": _TEXT, "url": _TEXT, "part": {"type": "integer", "minimum": 0}}
_INDEX = _record(
    {
        "version": {"const": 1},
        "title": _TEXT,
        "parts": _list(_record({"url": _TEXT, "bytes": _COUNT, "sha256": _TEXT})),
        "articles": _list(_record({"title": _TEXT, "date": _MAYBE, **_ROW})),
        "chapters": _list(_record({"id": _TEXT, "title": _TEXT, "lessons": _list(_TEXT)})),
        "lessons": _list(
            _record({"article": _TEXT, "chapter": _TEXT, "questions": {"type": "integer"}, **_ROW})
        ),
        "downloads": {"type": "object"},
    }
)
"""guide.json of a large guide, whose parts each are a guide."""


def guide_schema() -> bytes:
    """The schema as UTF-8 JSON (draft 2020-12)."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "study-guide guide.json",
        "$defs": {
            "guide": _guide(),
            "index": _INDEX,
            "source": _record(
                {
                    "article": _TEXT,
                    "paragraph": _COUNT,
                    "sentence": _COUNT,
                    "start": {"type": "integer", "minimum": 0},
                    "end": _COUNT,
                    "text": _TEXT,
                }
            ),
        },
        "if": {"required": ["parts"]},
        "then": {"$ref": "#/$defs/index"},
        "else": {"$ref": "#/$defs/guide"},
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _guide() -> dict[str, Any]:
    """A whole guide, or a part of a large one."""
    cited = _record({"text": _TEXT, "source": _SOURCE})
    return _record(
        {
            "version": {"const": 1},
            "title": _TEXT,
            "articles": _list(
                _record(
                    {
                        "id": _TEXT,
                        "title": _TEXT,
                        "edition": {"enum": ["restated", "original"]},
                        "publication": _MAYBE,
                        "date": _MAYBE,
                        "url": _TEXT,
                        "paragraphs": _list(
                            _record(
                                {
                                    "n": _COUNT,
                                    "section": _MAYBE,
                                    "chapter": _TEXT,
                                    "sentences": _list(_TEXT),
                                }
                            )
                        ),
                    },
                    {"review": _record(dict.fromkeys(("reviewed", "edited", "rejected", "written"), _SIZE))},
                )
            ),
            "chapters": _list(_record({"id": _TEXT, "title": _TEXT, "lessons": _list(_TEXT)})),
            "lessons": _list(
                _record(
                    {
                        "id": _TEXT,
                        "article": _TEXT,
                        "chapter": _TEXT,
                        "url": _TEXT,
                        "key_points": _list(cited),
                        "enumerations": _list(_record({"label": _TEXT, "members": _list(cited)})),
                        "examples": _list(
                            _record({"place": _TEXT, "measure": _TEXT, "outcome": _MAYBE, "source": _SOURCE})
                        ),
                        "terms": _list(_record({"term": _TEXT, "source": _SOURCE})),
                        "questions": _list(_TEXT),
                        "downloads": {"type": "object"},
                    }
                )
            ),
            "questions": _list(
                _record(
                    {
                        "id": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
                        "kind": {"enum": list(KINDS)},
                        "stem": _TEXT,
                        "chapter": _TEXT,
                        "lesson": _TEXT,
                        "options": _list(
                            _record({"label": _TEXT, "text": _TEXT, "correct": {"type": "boolean"}})
                        ),
                        "answer": {"type": ["array", "boolean"]},
                        "explanation": _TEXT,
                        "source": {**_list(_SOURCE), "minItems": 1},
                        "state": {"enum": list(STATES)},
                        "rule": _TEXT,
                    }
                )
            ),
        }
    )
