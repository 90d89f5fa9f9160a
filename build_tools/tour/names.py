"""The names of the pictures. They stand apart because `check`, which the pictures show, must know them."""

NAMES = (
    "folder",
    "write",
    "propose",
    "verdict",
    "summary",
    "lesson",
    "adopt",
    "check",
    "questions",
    "review",
)
