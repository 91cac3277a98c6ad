"""Loads the harness where there are no files: scripts/node/harness.mjs puts this below `MODULES`, its compiled modules.

The modules get builtins of their own, so that a program which replaces `print` or `all` never reaches them, and are
taken from `sys.modules` again, so that no program finds them there.
"""

import builtins
import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

MODULES: dict[str, CodeType] = globals()["MODULES"]  # it stands above this text


class Packed(Loader):
    """Finds and loads the modules of the harness."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Say whether it is one of them."""
        return ModuleSpec(name, self, is_package=name == "harness") if name in MODULES else None

    def exec_module(self, module: ModuleType) -> None:
        """Evaluate it with builtins that nobody else has."""
        module.__dict__["__builtins__"] = vars(builtins).copy()
        exec(MODULES[module.__name__], module.__dict__)  # noqa: S102 (it is our own)


packed = Packed()
sys.meta_path.insert(0, packed)
try:
    from harness.perform import perform
finally:
    sys.meta_path.remove(packed)
    for name in MODULES:
        sys.modules.pop(name, None)

__all__ = ["perform"]
