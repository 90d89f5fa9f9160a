"""The child process of `adopt_safely`."""

import sys

from build_tools.adopt.child import main

main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
