// One file from the network, and only if it is exactly the file that the build listed.
import type { SaveFailure } from "../protocol/site";

/** Thrown when a file can't be had or kept. */
export class SaveError extends Error {
  constructor(
    readonly reason: SaveFailure,
    message: string,
  ) {
    super(message);
    this.name = "SaveError";
  }
}

export interface Wanted {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface FetchOptions {
  readonly cache: RequestCache;
  readonly signal?: AbortSignal;
  /** Called with the number of bytes of every piece that arrives. */
  readonly onBytes?: (bytes: number) => void;
}

/** A connection that brings nothing for this long is given up. */
const STALL_MS = 30_000;

/** The bytes of `wanted`. A captive portal's page, a truncated body, a redirect: all are a SaveError. */
export async function fetchVerified(wanted: Wanted, options: FetchOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { cache, signal, onBytes } = options;
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  let stall = setTimeout(abort, STALL_MS);
  signal?.addEventListener("abort", abort, { signal: stop.signal });
  try {
    signal?.throwIfAborted();
    const response = await fetch(wanted.url, { cache, signal: stop.signal });
    refuseUnexpected(response, wanted);
    const content = await read(response, wanted, (bytes) => {
      clearTimeout(stall);
      stall = setTimeout(abort, STALL_MS);
      onBytes?.(bytes);
    });
    if ((await sha256(content)) !== wanted.sha256) throw new SaveError("mismatch", `${wanted.url} has other content`);
    return content;
  } catch (error) {
    if (error instanceof SaveError || signal?.aborted) throw error;
    throw new SaveError("network", `${wanted.url}: ${String(error)}`);
  } finally {
    clearTimeout(stall);
    // Ends a download that was refused half way, and takes the listener off the caller's signal.
    abort();
  }
}

function refuseUnexpected(response: Response, { url }: Wanted): void {
  // Some hosts answer a request for their own 404 page with that status. Its hash says whether it is the right one.
  const ownNotFoundPage = response.status === 404 && url.endsWith("/404.html");
  if (response.status !== 200 && !ownNotFoundPage) throw new SaveError("network", `${url}: status ${response.status}`);
  if (response.redirected) throw new SaveError("mismatch", `${url} was redirected`);
}

async function read(response: Response, wanted: Wanted, arrived: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(wanted.bytes);
  let length = 0;
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    if (length + piece.value.length > content.length) throw new SaveError("mismatch", `${wanted.url} is too long`);
    content.set(piece.value, length);
    length += piece.value.length;
    arrived(piece.value.length);
  }
  if (length < content.length) throw new SaveError("mismatch", `${wanted.url} is too short`);
  return content;
}

export async function sha256(content: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What storing threw, as a SaveError where it is one: storage is full, whatever `estimate()` said before. */
export const asSaveError = (error: unknown): unknown =>
  error instanceof Error && error.name === "QuotaExceededError" ? new SaveError("quota", error.message) : error;
