import { formats } from "../formats";

const { amount, number, seconds } = formats("en");

export const runnerText = {
  toolbar: "Snippet",
  run: "Run",
  runName: "Run snippet",
  stop: "Stop",
  stopName: "Stop snippet",
  editName: "Edit snippet",
  resumeName: "Edit snippet draft",
  resetName: "Reset snippet",
  closeName: "Close editor",
  code: "Snippet code",
  output: "Output",
  proven: "Output, proven at build time",
  live: "Output of your run",
  starting: "Starting Python…",
  loading: (done: number, total: number) => `Loading Python… ${amount(done, total)}`,
  waiting: "Waiting for another snippet…",
  running: "Running…",
  finished: (ms: number) => `Done in ${seconds(ms)}`,
  matches: "matches the proven output",
  differs: "differs from the proven output",
  raised: (ms: number) => `Error after ${seconds(ms)}`,
  stopped: "Stopped. The next run starts Python afresh.",
  timeout: (limit: number) => `Stopped: the snippet ran for more than ${limit} s. The next run starts Python afresh.`,
  crashed: "Python stopped unexpectedly: too little memory, perhaps, or calls too deep within each other. The next run starts it afresh.",
  unreachable: "Python could not be loaded: there is no connection, and it was not saved for offline use.",
  notHere: "Python could not be loaded: there is no connection.",
  offlinePage: "Save it on the Offline page",
  broken: (reason: string) => `Python could not be started: ${reason}`,
  nothing: "(nothing was printed)",
  cut: (characters: number, limit: number) =>
    `… ${number(characters)} characters more were cut here: a run shows at most ${Math.round(limit / 1000)} kB of output`,
  hint: "Hint:",
  /** What Python says is probably wrong. */
  hinted: (hint: string) => hint,
  notDrawn: "This drawing could not be shown: the part of the site that draws was not saved for offline use.",
} as const;
