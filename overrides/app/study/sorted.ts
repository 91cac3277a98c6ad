// A set that is always in order, by a number that belongs to each member.

export class Sorted {
  readonly #keys = new Map<string, number>();
  #members: string[] = [];

  get size(): number {
    return this.#members.length;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#members[Symbol.iterator]();
  }

  /** Members whose keys are above `from`, and not above `to`. */
  *between(from: number, to: number): Generator<string> {
    for (let at = this.#place(from, true); at < this.#members.length; at += 1) {
      const member = this.#members[at]!;
      if (this.#keys.get(member)! > to) return;
      yield member;
    }
  }

  /** Of two with the same key, the one added first comes first. */
  add(member: string, key: number): void {
    this.delete(member);
    this.#members.splice(this.#place(key, true), 0, member);
    this.#keys.set(member, key);
  }

  delete(member: string): void {
    const key = this.#keys.get(member);
    if (key === undefined) return;
    this.#members.splice(this.#members.indexOf(member, this.#place(key, false)), 1);
    this.#keys.delete(member);
  }

  keyOf(member: string): number | undefined {
    return this.#keys.get(member);
  }

  /** Fills an empty set at once. */
  fill(entries: readonly (readonly [member: string, key: number])[]): void {
    this.#members = [...entries].sort(([, a], [, b]) => a - b).map(([member]) => member);
    for (const [member, key] of entries) this.#keys.set(member, key);
  }

  /** Where the members with that key begin, or end. */
  #place(key: number, behind: boolean): number {
    let [from, to] = [0, this.#members.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = this.#keys.get(this.#members[middle]!)!;
      if (there < key || (behind && there === key)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
