"""Modules that snippets often ask for: in the first pack and in the snapshot, but not imported before the first result.

What this file and warm.py read at build time is what a first visit fetches (scripts/flashdeck/runtime).
"""  # noqa: INP001 (bundled as text, never imported)

import copy
import datetime
import decimal
import functools
import inspect
import itertools
import textwrap
