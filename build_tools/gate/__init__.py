"""What stands between a contribution and the site: checks that go beyond reading."""

from build_tools.gate.facts import uncovered

__all__ = ["uncovered"]
