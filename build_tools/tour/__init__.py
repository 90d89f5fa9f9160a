"""The pictures of the editors' guide: drawn from what the commands really say of a made-up article."""
