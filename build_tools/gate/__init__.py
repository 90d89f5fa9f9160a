"""What stands between a contribution and the site: checks that go beyond reading."""

from build_tools.gate.facts import uncovered
from build_tools.gate.lint import MOST_CHARACTERS, lint, lint_values
from build_tools.gate.marks import marks
from build_tools.gate.policy import guarded
from build_tools.gate.rendered import unsafe

__all__ = ["MOST_CHARACTERS", "guarded", "lint", "lint_values", "marks", "uncovered", "unsafe"]
