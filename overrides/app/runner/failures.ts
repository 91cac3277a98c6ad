// Failures of loading that Pyodide only logs, to wait for ever after: heard here, so that the learner is told.

/** Files of the runtime could not be fetched: no network, and not saved for offline use. */
export class Unreachable extends Error {}

/** Runs `load`; rejects as soon as a fetch or the compilation within it has failed, even if `load` itself never ends. */
export async function heeding<T>(load: () => Promise<T>): Promise<T> {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  try {
    return await new Promise<T>((resolve, reject) => {
      self.fetch = async (...request) => {
        const response = await fetch(...request).catch((error: unknown) => {
          reject(new Unreachable(String(error)));
          throw error;
        });
        if (!response.ok) reject(new Unreachable(`${response.url}: ${response.status}`));
        return response;
      };
      WebAssembly.instantiateStreaming = (...module) => {
        const made = instantiateStreaming(...module);
        made.catch(reject);
        return made;
      };
      load().then(resolve, reject);
    });
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
