"""study-guide: source articles in, a cited study guide out."""
