// Pyodide behind two functions: load it, do a task in it.
import type { PyodideAPI } from "pyodide";
import { heeding, Unreachable } from "./failures";
import harness from "./harness/load.py";
import type { Drawing, Result, RuntimeIndex, Task } from "./protocol";

/** What is imported, not fetched: Pyodide's loader, and the glue that the loader imports. */
const MODULES = ["pyodide.mjs", "pyodide.asm.mjs"] as const;

export interface Python {
  /** Does a task. Throws only when the interpreter is beyond use. */
  perform(task: Task, write: (text: string) => void, draw: (drawing: Drawing) => void): Result;
}

/** Loads Python and NumPy from the runtime folder that lies below `runtime` (a URL with a slash at its end). */
export async function loadPython(runtime: string, onProgress: (done: number, total: number) => void): Promise<Python> {
  const index = await fetchIndex(new URL("index.json", runtime));
  const folder = new URL(`../${index.folder}`, runtime).href;
  const stopWatching = watchFiles(index, onProgress);
  try {
    return prepare(await heeding(() => start(folder)));
  } catch (error) {
    throw (await modulesArrive(folder)) ? error : new Unreachable(String(error));
  } finally {
    stopWatching();
  }
}

async function start(folder: string): Promise<PyodideAPI> {
  const { loadPyodide } = (await import(`${folder}${MODULES[0]}`)) as typeof import("pyodide");
  return loadPyodide({
    indexURL: folder,
    lockFileURL: `${folder}pyodide-lock.json`,
    packageBaseUrl: folder,
    packages: ["numpy"],
  });
}

async function fetchIndex(url: URL): Promise<RuntimeIndex> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Unreachable(String(error));
  });
  if (!response.ok) throw new Unreachable(`${url.pathname}: ${response.status}`);
  return (await response.json()) as RuntimeIndex;
}

/** Reports the bytes of files that have arrived. Resource timing tells of each without a hand on Pyodide's own fetches. */
function watchFiles(index: RuntimeIndex, onProgress: (done: number, total: number) => void): () => void {
  const waiting = new Map(index.files.map(({ name, bytes }) => [name, bytes]));
  let done = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const file = name.slice(name.lastIndexOf("/") + 1);
      done += waiting.get(file) ?? 0;
      waiting.delete(file);
    }
    onProgress(done, index.bytes);
  });
  observer.observe({ type: "resource", buffered: true });
  onProgress(0, index.bytes);
  return () => observer.disconnect();
}

/** Whether the modules can be fetched; a failed import does not say whether it was the network or the module. */
async function modulesArrive(folder: string): Promise<boolean> {
  const found = await Promise.all(MODULES.map((name) => fetch(folder + name).then(({ ok }) => ok, () => false)));
  return found.every(Boolean);
}

type Perform = (task: string, write: (text: string) => void, draw: (drawing: string) => void) => string;

/** Puts the harness, which the build's proof uses too, into a dictionary of its own and takes its `perform` out. */
function prepare(pyodide: PyodideAPI): Python {
  const globals = pyodide.toPy({});
  pyodide.runPython(harness, { globals, filename: "harness.py" });
  const perform = globals.get("perform") as Perform;
  return {
    // Out of memory, Python can't even build its traceback: what arrives is blank memory, which is no JSON.
    perform: (task, write, draw) =>
      JSON.parse(perform(JSON.stringify(task), write, (drawing) => draw(JSON.parse(drawing) as Drawing))) as Result,
  };
}
