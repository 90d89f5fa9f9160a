"""Where the original of the first article lies, which never enters the repository, and whether it must be there."""

import os
from pathlib import Path

ORIGINAL = Path(__file__).parents[2] / "shared" / "sources" / "first-article.txt"
HERE = ORIGINAL.exists()
# .ci/run asks for it. The public workflow cannot: nobody may publish the original there.
REQUIRED = os.environ.get("FIRST_ARTICLE") == "required"
SAID = (
    "first article: its original is here and was read"
    if HERE
    else "first article: its original is NOT here, so what rests on it was NOT tested"
)
