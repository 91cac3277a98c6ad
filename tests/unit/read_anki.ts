// Files of Anki's on standard input, what the browser's code reads in them on standard output: for the comparison with Anki itself.
import { openAsBlob, readFileSync } from "node:fs";
import { openCollection } from "../../overrides/app/anki/collection";
import { historyIn } from "../../overrides/app/anki/import";
import { AnkiError } from "../../overrides/app/anki/refusal";

interface Asked {
  files: string[];
  notes: Record<string, Record<string, string>>;
  now: number;
  /** Tables to read as they are, with the columns that are wanted, in place of the history. */
  tables?: Record<string, string[]>;
}

const { files, notes, now, tables } = JSON.parse(readFileSync(0, "utf8")) as Asked;

async function answer(file: string): Promise<unknown> {
  try {
    const collection = await openCollection(await openAsBlob(file));
    if (tables) return Object.fromEntries(Object.entries(tables).map(([name, columns]) => [name, [...collection.rows(name, columns)]]));
    return historyIn(collection, notes, now);
  } catch (error) {
    // Anything else is a mistake of the code: it ends this, and fails the test.
    if (error instanceof AnkiError) return { refusal: error.refusal };
    throw error;
  }
}

const answers = [];
for (const file of files) answers.push(await answer(file));
process.stdout.write(JSON.stringify(answers));
