// A started Python behind a few functions; the worker and the build's proof both use it.
import type { PyodideAPI } from "pyodide";
import harness from "../runner/harness/load.py";
import elsewhere from "./elsewhere.py";
import { type CreateModule, load, type LoadOptions } from "./load";
import { modulesElsewhere, unpack } from "./pack";
import type { Parts } from "./parts";
import often from "./often.py";
import warm from "./warm.py";

/** A task as JSON to a result as JSON; see the harness. */
export type Perform = (task: string, write: (text: string) => void, draw: (drawing: string) => void) => string;

export interface Python {
  /** Throws when the interpreter is beyond use, and when `wantsRest()`. */
  perform: Perform;
  /** Whether the last task asked for a module that lies in the rest: its result is void. */
  wantsRest(): boolean;
  /** Adds the files that were not needed for the start. */
  addRest(pack: ArrayBuffer): void;
  /** Bytes of Python's memory, which only ever grows. */
  heap(): number;
}

/** Starts Python: from the snapshot, or by importing what warm.py lists and evaluating the harness. */
export async function startPython(createModule: CreateModule, parts: Parts, options: LoadOptions): Promise<Python> {
  const pyodide = await load(createModule, parts, options);
  if (!parts.snapshot) prepare(pyodide, parts);
  const { perform, watch, asked, arrived } = takeTools(pyodide);
  pyodide.unregisterJsModule("pyodide_js");
  const module = (pyodide as unknown as { _module: { HEAP8: Int8Array } })._module;
  let wanted = false;
  return {
    perform(...task) {
      watch();
      try {
        return perform(...task);
      } finally {
        wanted = asked();
      }
    },
    wantsRest: () => wanted,
    addRest(pack) {
      unpack(pyodide.FS, pack);
      arrived();
    },
    heap: () => module.HEAP8.length,
  };
}

/** What a start without a snapshot makes: NumPy imported, the harness evaluated. A snapshot has the time for more imports. */
export function prepare(pyodide: PyodideAPI, parts: Parts, { atLeisure = false } = {}): void {
  const tools = pyodide.toPy({}) as PyodideAPI["globals"];
  tools.set("NAMES", parts.rest ? "" : modulesElsewhere(parts.core).join(" "));
  const evaluate = (source: string, filename: string) => pyodide.runPython(source, { globals: tools, filename });
  evaluate(warm, "warm.py");
  if (atLeisure) evaluate(often, "often.py");
  evaluate(elsewhere, "elsewhere.py");
  pyodide.runPython(CLOSE_DOORS);
  evaluate(harness, "harness.py");
  pyodide.globals.set("_tools", tools);
  tools.destroy();
}

interface Tools {
  perform: Perform;
  watch(): void;
  asked(): boolean;
  arrived(): void;
}

/** Takes what `prepare` made out of Python's namespace. */
function takeTools(pyodide: PyodideAPI): Tools {
  const tools = pyodide.runPython("globals().pop('_tools')") as PyodideAPI["globals"];
  const names = ["perform", "watch", "asked", "arrived"] as const;
  return Object.fromEntries(names.map((name) => [name, tools.get(name) as unknown])) as unknown as Tools;
}

/** Snippets find nothing of Pyodide's own interface; asyncio only wants a setting and a timer from it. */
const CLOSE_DOORS = `
def close():
    import sys
    import types

    from pyodide_js._api import scheduleCallback
    from sitecustomize import stop_standing_in

    stop_standing_in()
    for name in "pyodide_js", "pyodide_js._api":
        sys.modules[name] = types.ModuleType(name)
    api = sys.modules["pyodide_js._api"]
    api.config = types.SimpleNamespace(enableRunUntilComplete=True)
    api.scheduleCallback = scheduleCallback

globals().pop("close")()
`;
