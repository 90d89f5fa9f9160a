"""The pictures of the editors' guide: drawn from what the commands really say of a made-up article."""

from build_tools.tour.pictures import with_pictures

__all__ = ["with_pictures"]
