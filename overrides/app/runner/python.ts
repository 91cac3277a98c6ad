// Pyodide behind two functions: load it, run a snippet in it.
import type { PyodideAPI } from "pyodide";
import { heeding, Unreachable } from "./failures";
import harness from "./harness.py";
import type { RuntimeIndex } from "./protocol";

/** What is imported, not fetched: Pyodide's loader, and the glue that the loader imports. */
const MODULES = ["pyodide.mjs", "pyodide.asm.mjs"] as const;

export interface Python {
  /** Runs a snippet; gives its traceback, or null if it went well. Throws only when the interpreter is beyond use. */
  run(code: string, write: (text: string) => void): string | null;
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

/** Puts the harness, which the build's proof uses too, into a dictionary of its own and takes its `run` out. */
function prepare(pyodide: PyodideAPI): Python {
  const globals = pyodide.toPy({});
  pyodide.runPython(harness, { globals, filename: "harness.py" });
  const run = globals.get("run") as (code: string, write: (text: string) => void) => string | undefined;
  return { run: (code, write) => run(code, write) ?? null };
}
