// Work on many things, a few at a time.

/**
 * Calls `work` for each item, at most `limit` at once. The first failure aborts the signal that each call is given; when all
 * that had begun has ended, that failure is thrown.
 */
export async function eachLimited<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const waiting = items[Symbol.iterator]();
  const one = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done && !stop.signal.aborted; next = waiting.next()) {
      try {
        await work(next.value, stop.signal);
      } catch (error) {
        failures.push(error);
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, one));
  if (failures.length > 0) throw failures[0];
}
