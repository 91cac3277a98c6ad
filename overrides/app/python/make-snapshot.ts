// Makes a snapshot, in a Python that never ran a snippet and never will: what one leaves behind would be in it for ever.
import type { Parts } from "./parts";
import { type CreateModule, load, type LoadOptions } from "./load";
import { prepare } from "./python";
import { takeSnapshot } from "./snapshot";

/** Everything that the first run would otherwise do for the first time. */
const FIRST_RUN = `
_tools["perform"]('{"kind": "run", "code": "import numpy as np\\\\nprint(np.exp(np.eye(2)).sum(axis=-1))"}', str, str)
import gc
gc.collect()
del gc
`;

export async function makeSnapshot(createModule: CreateModule, parts: Parts, options: LoadOptions): Promise<ArrayBuffer> {
  const pyodide = await load(createModule, parts, { ...options, makeSnapshot: true });
  prepare(pyodide, parts, { atLeisure: true });
  pyodide.runPython(FIRST_RUN);
  return takeSnapshot(pyodide);
}
