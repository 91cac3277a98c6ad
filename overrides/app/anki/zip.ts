// The entries of a zip archive that lies in a file: only what is asked for is read, as an export's media may be larger than memory.
import { AnkiError } from "./refusal";

const END = 0x06054b50;
const END_LENGTH = 22;
/** The end is followed by a comment of 16 bits' length at most. */
const TAIL = END_LENGTH + 0xffff;
const LOCATOR = 0x07064b50;
const LOCATOR_LENGTH = 20;
const LONG_END_LENGTH = 56;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
/** Stands for a number that is too large for 32 bits, and follows in a field of its own. */
const ELSEWHERE = 0xffffffff;
const LONG_NUMBERS = 1;
/** A directory of more bytes than this is none of an export. */
const LARGEST_DIRECTORY = 64e6;

interface Entry {
  encrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

export class Zip {
  readonly #file: Blob;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: Blob, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Reads the directory of an archive. */
  static async open(file: Blob): Promise<Zip> {
    return new Zip(file, await directory(file));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The content of an entry, of `most` bytes at most. */
  async read(name: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.#entries.get(name);
    if (!entry) throw new AnkiError("broken");
    if (entry.encrypted) throw new AnkiError("locked");
    if (entry.size > most) throw new AnkiError("large");
    const head = await view(this.#file, entry.offset, LOCAL_LENGTH);
    const start = entry.offset + LOCAL_LENGTH + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = this.#file.slice(start, start + entry.packed);
    const content = await unpacked(packed, entry);
    if (crc32(content) !== entry.crc) throw new AnkiError("broken");
    return content;
  }
}

/** As many bytes as the directory says, whatever the data would yield. */
async function unpacked(packed: Blob, { method, size }: Entry): Promise<Uint8Array<ArrayBuffer>> {
  if (method !== 0 && method !== 8) throw new AnkiError("broken");
  const content = new Uint8Array(size);
  const stream = method === 0 ? packed.stream() : packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  let done = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    if (done + step.value.length > size) throw new AnkiError("broken");
    content.set(step.value, done);
    done += step.value.length;
  }
  if (done !== size) throw new AnkiError("broken");
  return content;
}

async function directory(file: Blob): Promise<Map<string, Entry>> {
  const { offset, length } = await whereabouts(file);
  if (length > LARGEST_DIRECTORY) throw new AnkiError("broken");
  const data = await view(file, offset, length);
  const entries = new Map<string, Entry>();
  for (let at = 0; at < length; ) {
    if (data.getUint32(at, true) !== ENTRY) throw new AnkiError("broken");
    const [name, more, comment] = [28, 30, 32].map((place) => data.getUint16(at + place, true)) as [number, number, number];
    const names = at + ENTRY_LENGTH;
    const [packed, size, start] = sizes(data, at, names + name, more);
    entries.set(new TextDecoder().decode(new Uint8Array(data.buffer, names, name)), {
      encrypted: (data.getUint16(at + 8, true) & 1) === 1,
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      packed,
      size,
      offset: start,
    });
    at = names + name + more + comment;
  }
  return entries;
}

/** Packed size, size and offset of an entry. */
function sizes(data: DataView, at: number, more: number, length: number): [number, number, number] {
  let [packed, size, offset] = [data.getUint32(at + 20, true), data.getUint32(at + 24, true), data.getUint32(at + 42, true)];
  for (let field = more; field + 4 <= more + length; field += 4 + data.getUint16(field + 2, true)) {
    if (data.getUint16(field, true) !== LONG_NUMBERS) continue;
    let place = field + 4;
    const next = (): number => {
      place += 8;
      return Number(data.getBigUint64(place - 8, true));
    };
    if (size === ELSEWHERE) size = next();
    if (packed === ELSEWHERE) packed = next();
    if (offset === ELSEWHERE) offset = next();
  }
  return [packed, size, offset];
}

/** Where the directory lies. */
async function whereabouts(file: Blob): Promise<{ offset: number; length: number }> {
  const start = Math.max(0, file.size - TAIL);
  const tail = await view(file, start, file.size - start);
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END) continue;
    const locator = at - LOCATOR_LENGTH;
    if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR) {
      const end = await view(file, Number(tail.getBigUint64(locator + 8, true)), LONG_END_LENGTH);
      return { length: Number(end.getBigUint64(40, true)), offset: Number(end.getBigUint64(48, true)) };
    }
    return { length: tail.getUint32(at + 12, true), offset: tail.getUint32(at + 16, true) };
  }
  throw new AnkiError("broken");
}

async function view(file: Blob, offset: number, length: number): Promise<DataView<ArrayBuffer>> {
  if (offset + length > file.size) throw new AnkiError("broken");
  return new DataView(await file.slice(offset, offset + length).arrayBuffer());
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return ~crc >>> 0;
}
