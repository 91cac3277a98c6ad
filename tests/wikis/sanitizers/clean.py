"""HTML on standard input to what nh3 leaves of it."""

import sys

import nh3

sys.stdout.write(nh3.clean(sys.stdin.read()))
