"""One article, live: read again on every save, shown in the look of the site, without the rest of the guide."""
