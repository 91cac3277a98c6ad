// Fetches the runtime's files: packs decompressed, WebAssembly compiled while it arrives.

/** A file could not be fetched: no network, and not saved for offline use. */
export class Unreachable extends Error {}

export async function fetchText(url: URL): Promise<string> {
  return (await fetchFile(url)).text();
}

export async function fetchBytes(url: URL): Promise<ArrayBuffer> {
  return bodyOf(await fetchFile(url), (response) => response.arrayBuffer());
}

export async function fetchPack(url: URL): Promise<ArrayBuffer> {
  return bodyOf(await fetchFile(url), ({ body }) => new Response(body!.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** Compiles while the bytes arrive. Hosts that don't know the type of WebAssembly, and old browsers, need a second way. */
export async function fetchModule(url: URL): Promise<WebAssembly.Module> {
  const response = await fetchFile(url);
  if ("compileStreaming" in WebAssembly && response.headers.get("Content-Type") === "application/wasm") {
    return bodyOf(response, (arriving) => WebAssembly.compileStreaming(arriving));
  }
  return WebAssembly.compile(await bodyOf(response, (arriving) => arriving.arrayBuffer()));
}

async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Unreachable(String(error));
  });
  if (!response.ok) throw new Unreachable(`${url.pathname}: ${response.status}`);
  return response;
}

/** A connection that breaks off half way is a TypeError, whoever reads; so is a damaged gzip, which a broken copy gives. */
async function bodyOf<T>(response: Response, read: (response: Response) => Promise<T>): Promise<T> {
  try {
    return await read(response);
  } catch (error) {
    throw error instanceof TypeError ? new Unreachable(`${response.url}: ${error.message}`) : error;
  }
}
