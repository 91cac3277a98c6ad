// Starts Pyodide from parts that are already here. What is used of it beyond its documented interface (createPyodideModule,
// preloadedWasm, the two functions of `withoutNetwork`) belongs to the very version that package.json pins; the build's
// proof and every browser test start Python by this file.
import { loadPyodide, type PyodideAPI } from "pyodide";
import { unpack } from "./pack";
import { compiled, type Parts, type Side } from "./parts";
import { headerOf, heapSizeOf, restoreHeap } from "./snapshot";

/** Emscripten's module, as far as it is used here. */
export interface EmscriptenModule {
  HEAP8: Int8Array;
  HEAPU8: Uint8Array<ArrayBuffer>;
  preloadedWasm: Record<string, unknown>;
  growMemory(bytes: number): void;
  addRunDependency(name: string): void;
  removeRunDependency(name: string): void;
  loadWebAssemblyModule(code: WebAssembly.Module, flags: object, name: string, scope: object): Promise<unknown>;
}

interface Settings {
  INITIAL_MEMORY?: number;
  preRun: ((module: EmscriptenModule) => Promise<void> | void)[];
}

/** The default export of pyodide.asm.mjs. */
export type CreateModule = (settings: Settings) => Promise<EmscriptenModule>;

export interface LoadOptions {
  /** Where Pyodide believes its files to be. Nothing is fetched from there, except by Node, which reads its WebAssembly. */
  indexURL: string;
  /** Where Pyodide believes the standard library to be; its files come in packs instead. */
  stdLibURL?: string;
  makeSnapshot?: boolean;
}

const LOCK = { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.4" } };
/** What a snippet's `import js` finds: nothing. */
const JS_MODULE = {};

export async function load(createModule: CreateModule, parts: Parts, options: LoadOptions): Promise<PyodideAPI> {
  const { snapshot } = parts;
  const create: CreateModule = async (settings) => {
    settings.preRun.push((module) => loadSides(module, parts.sides));
    if (snapshot) settings.INITIAL_MEMORY = heapSizeOf(snapshot);
    const module = await createModule(settings);
    if (snapshot) restoreHeap(module, snapshot);
    return module;
  };
  return withoutNetwork(parts, () =>
    loadPyodide({
      indexURL: options.indexURL,
      ...(options.stdLibURL && { stdLibURL: options.stdLibURL }),
      packageBaseUrl: options.indexURL,
      lockFileContents: JSON.stringify({ ...LOCK, packages: {} }),
      jsglobals: JS_MODULE,
      stdout: () => {},
      stderr: () => {},
      env: {
        // Pyodide itself looks into its zip archive only.
        PYTHONPATH: "/lib/python3.14",
        // Strings hash alike in the snapshot and in a Python started from it, and here as at build time.
        PYTHONHASHSEED: "0",
      },
      fsInit: (fs: PyodideAPI["FS"]) => {
        unpack(fs, parts.core);
        if (parts.rest) unpack(fs, parts.rest);
        return Promise.resolve();
      },
      createPyodideModule: create,
      ...(options.makeSnapshot && { _makeSnapshot: true }),
      ...(snapshot && { _loadSnapshot: headerOf(snapshot) }),
    } as unknown as Parameters<typeof loadPyodide>[0]),
  );
}

/** NumPy's WebAssembly is in place before Python runs, so that importing it finds it compiled, also from a snapshot. */
async function loadSides(module: EmscriptenModule, sides: Side[]): Promise<void> {
  module.addRunDependency("sides");
  for (const { path, code } of sides) {
    const flags = { loadAsync: true, nodelete: true, global: false, allowUndefined: true };
    module.preloadedWasm[path] = await module.loadWebAssemblyModule(await compiled(code), flags, path, {});
  }
  module.removeRunDependency("sides");
}

/** Pyodide fetches its WebAssembly and its library: for the time of its start it gets ours instead. */
async function withoutNetwork<T>({ main }: Parts, start: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = () => Promise.resolve(new Response());
  if (main) {
    WebAssembly.instantiateStreaming = async (_source, imports) => {
      const module = await compiled(main);
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
  }
  try {
    return await start();
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
