// Reads packs, as scripts/flashdeck/runtime/layout.py writes them (here already decompressed), into Python's file system.
import type { PyodideAPI } from "pyodide";

type FileSystem = PyodideAPI["FS"];

interface Header {
  files: [path: string, bytes: number][];
  elsewhere: string[];
}

function readHeader(pack: ArrayBuffer): Header & { start: number } {
  const length = new DataView(pack).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(pack, 4, length))) as Header;
  return { ...header, start: 4 + length };
}

/** Modules that lie in the other pack. */
export const modulesElsewhere = (pack: ArrayBuffer): string[] => readHeader(pack).elsewhere;

/** Writes all files of a pack. They stay where they are in memory: the file system takes views of `pack`. */
export function unpack(fs: FileSystem, pack: ArrayBuffer): void {
  const { files, start } = readHeader(pack);
  const folders = new Set<string>();
  let offset = start;
  for (const [path, bytes] of files) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!folders.has(folder)) fs.mkdirTree(folder);
    folders.add(folder);
    fs.writeFile(path, new Uint8Array(pack, offset, bytes), { canOwn: true });
    offset += bytes;
  }
}
