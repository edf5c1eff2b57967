"""copydesk: a linter for the quality and provenance of editorial copy."""

__version__ = "0.1.0"
