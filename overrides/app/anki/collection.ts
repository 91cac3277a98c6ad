// A file of Anki's to the collection in it: a package of any age, or a collection as it lies on a disk.
import { Decompress } from "fzstd";
import { formOf } from "./form";
import { AnkiError } from "./refusal";
import { SQLite } from "./sqlite";
import { Zip } from "./zip";

/** Bytes of a collection that a phone can hold. The collection of one deck has a hundredth of it. */
const MOST = 256e6;
/** The names under which packages hold their collection, the best first: with the last of them older ones are told to update. */
const NAMES = ["collection.anki21b", "collection.anki21", "collection.anki2"] as const;
/** The latest form of packages, and of collections, that is known here. */
const LATEST_PACKAGE = 3;
const LATEST_SCHEMA = 18;
/** Bytes that are decompressed before the page may do something else. */
const STEP = 1 << 18;

/** The collection in a file. Throws an `AnkiError` if there is none that can be read. */
export async function openCollection(file: Blob): Promise<SQLite> {
  try {
    const collection = new SQLite(await collectionBytes(file));
    for (const [schema] of collection.rows("col", ["ver"])) if (Number(schema) > LATEST_SCHEMA) throw new AnkiError("newer");
    return collection;
  } catch (error) {
    // Reading past an end, or a stream that ends too soon: whatever it is, the file is not whole. Unless it can't be read at all.
    const told = error instanceof AnkiError || (error instanceof DOMException && error.name.startsWith("Not"));
    throw told ? error : new AnkiError("broken", error);
  }
}

async function collectionBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const form = await formOf(file);
  if (form === "zip") return fromPackage(await Zip.open(file));
  if (file.size > MOST) throw new AnkiError("large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return form === "zstd" ? decompressed(bytes) : bytes;
}

async function fromPackage(zip: Zip): Promise<Uint8Array<ArrayBuffer>> {
  const version = zip.has("meta") ? versionOf(await zip.read("meta", 1000)) : 0;
  if (version > LATEST_PACKAGE) throw new AnkiError("newer");
  const name = NAMES.find((each) => zip.has(each));
  if (!name) throw new AnkiError("foreign");
  const content = await zip.read(name, MOST);
  return name === "collection.anki21b" ? decompressed(content) : content;
}

/** The first field of a message in the form of protocol buffers; 0 if it is another one. */
const versionOf = (meta: Uint8Array): number => (meta[0] === 0x08 ? (meta[1] ?? 0) : 0);

async function decompressed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const stream = new Decompress((part) => {
    size += part.length;
    if (size > MOST) throw new AnkiError("large");
    parts.push(part.slice());
  });
  for (let at = 0; at < bytes.length; at += STEP) {
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
