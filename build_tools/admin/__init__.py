"""The browser editor at /admin/: Sveltia CMS from npm, its settings made from the front matter's model."""

from build_tools.admin.files import admin_files

__all__ = ["admin_files"]
