"""What a started Python has imported: evaluated before the first snippet, and once at build time.

At build time the modules that are then loaded decide what is fetched for the first result (scripts/flashdeck/runtime);
in the browser they make up the memory snapshot. Named are NumPy, what the harness imports, and the modules of the
standard library that are cheap and that snippets often ask for.
"""  # noqa: INP001 (bundled as text, never imported)

import ast
import atexit
import builtins
import collections
import contextlib
import contextvars
import copy
import dataclasses
import datetime
import decimal
import difflib
import fractions
import functools
import gc
import inspect
import io
import itertools
import json
import linecache
import locale
import logging
import math
import operator
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import string
import sys
import tempfile
import textwrap
import threading
import time
import traceback
import types
import typing
import warnings

import numpy as np
