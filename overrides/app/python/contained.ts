// Whether this worker is where untrusted code may run.

/** The reason why not, or nothing. */
export async function whyNotContained(): Promise<string | undefined> {
  if (self.origin !== "null") return `its origin is ${self.origin}`;
  if (evaluates()) return "it can evaluate text";
  // Refused by `connect-src 'none'` like any other address, and needs no network where it isn't.
  const fetched = await fetch("data:,").then(() => true, () => false);
  return fetched ? "it can fetch" : undefined;
}

function evaluates(): boolean {
  try {
    new Function("");
    return true;
  } catch {
    return false;
  }
}
