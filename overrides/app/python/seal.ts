// Before any snippet runs, the worker gives up what it could reach beyond itself. Its origin and its content security policy
// refuse all of this already; the seal is for the day when one of them has a hole.

/** What stays: the language itself, and what Pyodide needs while it runs. */
const KEPT = new Set([
  ..."Object Function Array Number Boolean String Symbol BigInt Math JSON Date RegExp Promise Proxy Reflect Map Set".split(" "),
  ..."WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer SharedArrayBuffer DataView Atomics Iterator Intl".split(" "),
  ..."Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array".split(" "),
  ..."BigUint64Array Float16Array Float32Array Float64Array".split(" "),
  ..."Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError".split(" "),
  ..."globalThis undefined NaN Infinity isNaN isFinite parseInt parseFloat".split(" "),
  ..."decodeURI decodeURIComponent encodeURI encodeURIComponent".split(" "),
  ..."WebAssembly TextEncoder TextDecoder performance crypto console".split(" "),
  ..."setTimeout clearTimeout queueMicrotask structuredClone MessageChannel AbortController AbortSignal URL".split(" "),
]);

/** Objects through which a snippet could otherwise change what this worker's own code does. */
const SHARED = [Object, Function, Array, Promise, Map, Set, WeakMap, String, Number, RegExp, MessagePort, JSON, Reflect, Math];

export function seal(): void {
  for (let holder: object | null = globalThis; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder) as object) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (KEPT.has(name) || name === "constructor") continue;
      // Deleted where that is allowed, hidden where it isn't; what is neither is a constant of the language.
      if (!Reflect.deleteProperty(holder, name)) Reflect.defineProperty(holder, name, { value: undefined });
    }
  }
  for (const shared of SHARED) {
    Object.freeze(shared);
    if ("prototype" in shared) Object.freeze(shared.prototype);
  }
}
