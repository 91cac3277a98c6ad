// Whole tables of a SQLite file, as https://www.sqlite.org/fileformat2.html describes it. Three tables are all that is needed of a
// collection, so this takes the place of a database of 600 kB.
import { AnkiError } from "./refusal";

export type Value = number | string | null;

const MAGIC = /^SQLite format 3\0/;
const HEADER = 100;
const UTF8 = 1;
const INTERIOR = 5;
const LEAF = 13;
/** Bytes of the record types 0 to 9: null, integers of growing length, a float, and the numbers 0 and 1. */
const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const SCHEMA_PAGE = 1;
const TWO_32 = 2 ** 32;

interface Cell {
  rowid: number;
  record: Uint8Array<ArrayBuffer>;
}

export class SQLite {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView<ArrayBuffer>;
  readonly #pageSize: number;
  readonly #usable: number;
  readonly #tables = new Map<string, { root: number; columns: string[] }>();

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER || !MAGIC.test(text(bytes.subarray(0, 16)))) throw new AnkiError("broken");
    const size = this.#view.getUint16(16);
    this.#pageSize = size === 1 ? 65536 : size;
    this.#usable = this.#pageSize - this.#view.getUint8(20);
    if (this.#usable < 480 || this.#view.getUint32(56) !== UTF8) throw new AnkiError("broken");
    const columns = ["type", "name", "tbl_name", "rootpage", "sql"];
    for (const [type, name, root, sql] of this.#scan({ root: SCHEMA_PAGE, columns }, ["type", "name", "rootpage", "sql"])) {
      if (type === "table") this.#tables.set(String(name), { root: Number(root), columns: columnsOf(String(sql)) });
    }
  }

  /** The rows of a table, each with the values of some of its columns. */
  rows(name: string, columns: readonly string[]): Iterable<Value[]> {
    const table = this.#tables.get(name);
    if (!table || !columns.every((column) => table.columns.includes(column))) throw new AnkiError("broken");
    return this.#scan(table, columns);
  }

  *#scan({ root, columns: all }: { root: number; columns: readonly string[] }, columns: readonly string[]): Generator<Value[]> {
    const places = columns.map((column) => all.indexOf(column));
    for (const cell of this.#cells(root, new Set())) yield places.map((place) => valueAt(cell, place));
  }

  *#cells(page: number, seen: Set<number>): Generator<Cell> {
    // No page has two parents, unless the file is damaged: then this would never end.
    if (seen.has(page)) throw new AnkiError("broken");
    seen.add(page);
    const start = this.#startOf(page);
    const head = start + (page === SCHEMA_PAGE ? HEADER : 0);
    const type = this.#view.getUint8(head);
    if (type !== INTERIOR && type !== LEAF) throw new AnkiError("broken");
    const pointers = head + (type === LEAF ? 8 : 12);
    for (let cell = 0; cell < this.#view.getUint16(head + 3); cell += 1) {
      const at = start + this.#view.getUint16(pointers + 2 * cell);
      if (type === LEAF) yield this.#cell(at);
      else yield* this.#cells(this.#view.getUint32(at), seen);
    }
    if (type === INTERIOR) yield* this.#cells(this.#view.getUint32(head + 8), seen);
  }

  #startOf(page: number): number {
    const start = (page - 1) * this.#pageSize;
    if (page < 1 || start + this.#pageSize > this.#bytes.length) throw new AnkiError("broken");
    return start;
  }

  #cell(at: number): Cell {
    const [length, afterLength] = varint(this.#bytes, at);
    const [rowid, start] = varint(this.#bytes, afterLength);
    if (length > this.#bytes.length) throw new AnkiError("broken");
    const most = this.#usable - 35;
    if (length <= most) return { rowid, record: this.#bytes.subarray(start, start + length) };
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const fitting = least + ((length - least) % (this.#usable - 4));
    const here = fitting <= most ? fitting : least;
    return { rowid, record: this.#joined(start, here, length) };
  }

  /** A record that goes on in other pages. */
  #joined(start: number, here: number, length: number): Uint8Array<ArrayBuffer> {
    const record = new Uint8Array(length);
    record.set(this.#bytes.subarray(start, start + here));
    let page = this.#view.getUint32(start + here);
    for (let done = here; done < length; done += this.#usable - 4) {
      const from = this.#startOf(page);
      record.set(this.#bytes.subarray(from + 4, from + 4 + Math.min(this.#usable - 4, length - done)), done);
      page = this.#view.getUint32(from);
    }
    return record;
  }
}

function valueAt({ rowid, record }: Cell, place: number): Value {
  let [at, next] = varint(record, 0);
  const end = at;
  for (let column = 0; next < end; column += 1) {
    const [type, after] = varint(record, next);
    const length = type < LENGTHS.length ? LENGTHS[type]! : Math.floor((type - 12) / 2);
    // The column that is the row's own number is kept empty.
    if (column === place) return type === 0 && place === 0 ? rowid : decoded(record, at, type, length);
    at += length;
    next = after;
  }
  // A column that was added later, and has its default in this row.
  return null;
}

function decoded(record: Uint8Array<ArrayBuffer>, at: number, type: number, length: number): Value {
  if (at + length > record.length) throw new AnkiError("broken");
  if (type >= 12) return type % 2 === 1 ? text(record.subarray(at, at + length)) : null;
  if (type === 8 || type === 9) return type - 8;
  const view = new DataView(record.buffer, record.byteOffset + at, length);
  if (type === 7) return view.getFloat64(0);
  if (type === 0 || type > 9) return null;
  let value = view.getInt8(0);
  for (let byte = 1; byte < length; byte += 1) value = value * 256 + view.getUint8(byte);
  return value;
}

/** A number of 7 bits a byte, and where it ends. Nine bytes hold 64 bits; no number of ours needs more than 53. */
function varint(bytes: Uint8Array, at: number): [number, number] {
  let value = 0;
  for (let length = 1; length <= 9; length += 1) {
    const byte = bytes[at + length - 1];
    if (byte === undefined) throw new AnkiError("broken");
    if (length === 9) return [signed(value * 256 + byte), at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + length];
  }
  throw new AnkiError("broken");
}

const signed = (value: number): number => (value >= TWO_32 * (TWO_32 / 2) ? value - TWO_32 * TWO_32 : value);

const text = (bytes: Uint8Array<ArrayBuffer>): string => new TextDecoder().decode(bytes);

/** The names of a table's columns, by the statement that made it. */
function columnsOf(sql: string): string[] {
  const list = sql.slice(sql.indexOf("(") + 1, sql.lastIndexOf(")"));
  return list.split(",").map((column) => /^\s*["'`[]?(\w+)/.exec(column)?.[1] ?? "");
}
