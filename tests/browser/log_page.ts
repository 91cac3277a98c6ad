// The log, and what is folded from it, on a page without the rest: for tests that need it quickly, or in several browsers.
import { BackupError, readBackup, writeBackup } from "../../overrides/app/backup/format";
import { baseURL } from "../../overrides/app/base";
import { troubleOf } from "../../overrides/app/log/errors";
import { openLog } from "../../overrides/app/log/log";
import type { EventLog, LogEvent, Rating } from "../../overrides/app/log/types";
import { clock } from "../../overrides/app/study/clock";
import { History } from "../../overrides/app/study/history";
import { fold } from "../../overrides/app/study/schedule";

/** What the learner was told of the log. */
const told: (string | null)[] = [];
const opened: Promise<EventLog> = openLog(baseURL, (trouble) => told.push(trouble));

/** States in a form that can be compared; how long ago an answer was is no part of what is kept. */
const plain = (states: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...states].sort(([a], [b]) => (a < b ? -1 : 1)), (name, value: unknown) => {
    if (name === "elapsed_days") return 0;
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    return isRecord ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  });

const lab = {
  told,
  state: () => opened.then((log) => (log.durable ? "stored" : "memory"), (error: unknown) => troubleOf(error)),
  events: async (): Promise<LogEvent[]> => (await opened).all(),

  /** Answers one card after the other; the console tells of each answer that was acknowledged. Gives what went wrong, if anything. */
  async answer(count: number, name: string): Promise<string | null> {
    const log = await opened;
    try {
      for (let answer = 0; answer < count; answer += 1) {
        const unit = `${name}-${answer % 50}`;
        const { id } = await log.append({ kind: "review", unit, rating: ((answer % 4) + 1) as Rating, ms: answer }, clock());
        console.log(`acknowledged ${id}`);
      }
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  },

  /** Whether the states that a page keeps and carries on are those that the whole log gives. */
  async foldsTheSame(): Promise<boolean> {
    const log = await opened;
    const same = async (history: History) => {
      await history.refresh();
      return plain(history.states) === plain(fold(await log.all()));
    };
    const first = new History(log, clock);
    const before = await same(first);
    await first.append({ kind: "suspend", unit: "kept-0" });
    await first.append({ kind: "setting", name: "retention", value: 0.8 });
    await first.keep(1);
    await log.append({ kind: "review", unit: "kept-1", rating: 3, ms: 1 }, clock());
    return before && (await same(new History(log, clock)));
  },

  backup: async (): Promise<string> => writeBackup(await (await opened).all(), Date.now()),

  /** Number of events that a backup added, or why it was refused. */
  async take(text: string): Promise<number | string> {
    try {
      return (await (await opened).add(readBackup(text))).length;
    } catch (error) {
      return error instanceof BackupError ? error.refusal : troubleOf(error);
    }
  },
};

Object.assign(globalThis, { lab });
