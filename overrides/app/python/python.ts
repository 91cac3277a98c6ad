// A started Python behind a few functions; the worker and the build's proof both use it.
import type { PyodideAPI } from "pyodide";
import harness from "../runner/harness/load.py";
import elsewhere from "./elsewhere.py";
import { type CreateModule, load, type LoadOptions } from "./load";
import { modulesElsewhere, unpack } from "./pack";
import type { Parts } from "./parts";
import warm from "./warm.py";

/** A task as JSON to a result as JSON; see the harness. */
export type Perform = (task: string, write: (text: string) => void, draw: (drawing: string) => void) => string;

export interface Python {
  /** Throws when the interpreter is beyond use, and when `wantsRest()`. */
  perform: Perform;
  /** Whether the last task asked for a module that lies in the rest: its result is void. */
  wantsRest(): boolean;
  addRest(pack: ArrayBuffer): void;
  /** Bytes of Python's memory, which only ever grows. */
  heap(): number;
}

/** Starts Python: from the snapshot, or by importing what warm.py lists and evaluating the harness. */
export async function startPython(createModule: CreateModule, parts: Parts, options: LoadOptions): Promise<Python> {
  const pyodide = await load(createModule, parts, options);
  if (!parts.snapshot) prepare(pyodide);
  const rest = watchForRest(pyodide, parts);
  const perform = pyodide.runPython(TAKE_HARNESS) as Perform;
  pyodide.unregisterJsModule("pyodide_js");
  const module = (pyodide as unknown as { _module: { HEAP8: Int8Array } })._module;
  return {
    perform: (...task) => {
      rest.wanted = false;
      return perform(...task);
    },
    wantsRest: () => rest.wanted,
    addRest(pack) {
      unpack(pyodide.FS, pack);
      rest.arrived();
    },
    heap: () => module.HEAP8.length,
  };
}

/** What a snapshot holds, and what a start without one makes: NumPy imported, the harness evaluated. */
export function prepare(pyodide: PyodideAPI): void {
  const globals = pyodide.toPy({}) as PyodideAPI["globals"];
  pyodide.runPython(warm, { globals, filename: "warm.py" });
  globals.destroy();
  pyodide.globals.set("_harness_source", harness);
  pyodide.runPython(EVALUATE_HARNESS);
}

const EVALUATE_HARNESS = `
_harness = {"__name__": "harness"}
exec(compile(_harness_source, "harness.py", "exec"), _harness)
del _harness_source
`;

/**
 * Takes the harness out of the namespace, and Pyodide's own interface away: asyncio only wants to know a setting from it.
 * Starting from a snapshot has put "" into sys.path a second time.
 */
const TAKE_HARNESS = `
def take(harness):
    import sys
    import types

    sys.path[:] = dict.fromkeys(sys.path)
    for name in "pyodide_js", "pyodide_js._api":
        sys.modules[name] = types.ModuleType(name)
    sys.modules["pyodide_js._api"].config = types.SimpleNamespace(enableRunUntilComplete=True)
    harness["settle"]()
    return harness["perform"]

globals().pop("take")(globals().pop("_harness"))
`;

/** Lets an import of a module that lies in the rest be noticed; without this it would seem not to exist. */
function watchForRest(pyodide: PyodideAPI, parts: Parts): { wanted: boolean; arrived: () => void } {
  const rest = { wanted: false, arrived: () => {} };
  if (parts.rest) return rest;
  const globals = pyodide.toPy({}) as PyodideAPI["globals"];
  globals.set("names", pyodide.toPy(new Set(modulesElsewhere(parts.core))));
  globals.set("ask", () => {
    rest.wanted = true;
  });
  pyodide.runPython(elsewhere, { globals, filename: "elsewhere.py" });
  rest.arrived = globals.get("arrived") as () => void;
  return rest;
}
