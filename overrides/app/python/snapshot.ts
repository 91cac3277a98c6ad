// A snapshot: the memory of a Python that has started and imported NumPy, so that the next one needn't do it again.
//
// 32-bit words: bytes of Pyodide's header, bytes of the heap, number of runs, then offset and length of each run. Then that
// header, then the runs: stretches of the heap that are not blank.
import type { PyodideAPI } from "pyodide";
import type { EmscriptenModule } from "./load";

const WORD = 4;
/** Words of zeros that end a run; shorter gaps cost less when they are stored. */
const GAP = 16;
/** Pyodide's own snapshot begins with its magic number and the length of its header. */
const PYODIDE_HEADER_LENGTH = 1;

export const heapSizeOf = (snapshot: ArrayBuffer): number => words(snapshot)[1]!;

export function headerOf(snapshot: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const [length, , runs] = words(snapshot);
  // A copy, because Pyodide reads words from its buffer's start.
  return new Uint8Array(snapshot, (3 + 2 * runs!) * WORD, length!).slice();
}

export function restoreHeap(module: EmscriptenModule, snapshot: ArrayBuffer): void {
  const [header, heap, runs] = words(snapshot) as unknown as [number, number, number];
  if (module.HEAP8.length < heap) module.growMemory(heap);
  const memory = module.HEAPU8;
  memory.fill(0, 0, heap);
  const places = new Uint32Array(snapshot, 3 * WORD, 2 * runs);
  let from = (3 + 2 * runs) * WORD + header;
  for (let run = 0; run < runs; run += 1) {
    const [offset, length] = [places[2 * run]!, places[2 * run + 1]!];
    memory.set(new Uint8Array(snapshot, from, length), offset);
    from += length;
  }
}

export function takeSnapshot(pyodide: PyodideAPI): ArrayBuffer {
  const dense = (pyodide as unknown as { makeMemorySnapshot(): Uint8Array<ArrayBuffer> }).makeMemorySnapshot();
  const headerLength = new Uint32Array(dense.buffer, dense.byteOffset)[PYODIDE_HEADER_LENGTH]!;
  const heap = dense.subarray(headerLength);
  const runs = findRuns(new Uint32Array(heap.buffer, heap.byteOffset, heap.length / WORD));
  const before = (3 + 2 * runs.length) * WORD + headerLength;
  const snapshot = new ArrayBuffer(before + runs.reduce((sum, [, length]) => sum + length, 0));
  new Uint32Array(snapshot, 0, 3 + 2 * runs.length).set([headerLength, heap.length, runs.length, ...runs.flat()]);
  const bytes = new Uint8Array(snapshot);
  bytes.set(dense.subarray(0, headerLength), before - headerLength);
  let to = before;
  for (const [offset, length] of runs) {
    bytes.set(heap.subarray(offset, offset + length), to);
    to += length;
  }
  return snapshot;
}

const words = (snapshot: ArrayBuffer): Uint32Array => new Uint32Array(snapshot, 0, 3);

/** Offset and length in bytes of each stretch that is not blank. */
function findRuns(heap: Uint32Array): [offset: number, length: number][] {
  const runs: [number, number][] = [];
  let start = -1;
  let blanks = 0;
  for (let at = 0; at < heap.length; at += 1) {
    if (heap[at] !== 0) {
      if (start < 0) start = at;
      blanks = 0;
    } else if (start >= 0 && (blanks += 1) === GAP) {
      runs.push([start * WORD, (at + 1 - GAP - start) * WORD]);
      start = -1;
    }
  }
  if (start >= 0) runs.push([start * WORD, (heap.length - start) * WORD]);
  return runs;
}
