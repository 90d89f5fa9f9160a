"""Draws the pictures into the pages of a folder, for engines that run no plugin of ours: `python -m build_tools.tour DIR`."""

import sys
from pathlib import Path

from build_tools.tour.pictures import with_pictures

for page in sorted(Path(sys.argv[1]).glob("*.md")):
    page.write_text(with_pictures(page.read_text("utf-8")), "utf-8")
