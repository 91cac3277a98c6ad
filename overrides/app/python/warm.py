"""What a started Python has imported: evaluated before the first snippet, in a snapshot, and once at build time.

Named are NumPy and what the harness imports.
"""  # noqa: INP001 (bundled as text, never imported)

import ast
import atexit
import builtins
import collections
import contextlib
import contextvars
import dataclasses
import difflib
import gc
import io
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
import signal
import sys
import threading
import time
import traceback
import types
import typing
import warnings

import numpy as np
