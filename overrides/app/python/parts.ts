// What Python is started from. The page has fetched and compiled it; a contained worker can't.

/** WebAssembly as a module that the page compiled, or as bytes where a module can't be handed over. */
export type Wasm = WebAssembly.Module | ArrayBuffer;

export interface Side {
  /** Where Python looks for it. */
  path: string;
  code: Wasm;
}

export interface Parts {
  /** CPython itself. Absent only under Node, where Pyodide reads its own. */
  main?: Wasm;
  /** NumPy's own WebAssembly, in the order in which it is loaded. */
  sides: Side[];
  /** Pack of the files that a started Python has read. */
  core: ArrayBuffer;
  /** Pack of all other files, once the page has it. */
  rest?: ArrayBuffer;
  /** Memory of a Python that was started from the same parts. */
  snapshot?: ArrayBuffer;
}

/** The first message to a worker; all others go over the port. */
export interface Start {
  port: MessagePort;
  parts: Parts;
  /** This worker's task is to make a snapshot; it never runs a snippet. */
  snapshotOnly: boolean;
}

export const compiled = async (code: Wasm): Promise<WebAssembly.Module> =>
  code instanceof WebAssembly.Module ? code : WebAssembly.compile(code);
