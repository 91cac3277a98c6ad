// What a file from Anki begins like. On its own, so that it takes nothing else to tell such a file from a backup.

const STARTS = {
  /** A package. */
  zip: [0x50, 0x4b],
  /** A collection as it lies on a disk: “SQLi”. */
  sqlite: [0x53, 0x51, 0x4c, 0x69],
  /** A collection as it lies in a package. */
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
} as const;

export type Form = keyof typeof STARTS;

const FORMS = Object.keys(STARTS) as Form[];

/** The form of a file; null for nothing of Anki's. Its name tells nothing: phones rename what they hand on. */
export async function formOf(file: Blob): Promise<Form | null> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return FORMS.find((form) => STARTS[form].every((byte, place) => start[place] === byte)) ?? null;
}
