import { formats } from "../formats";

const { seconds } = formats("en");

export const exerciseText = {
  toolbar: "Exercise",
  code: "Your code",
  run: "Run tests",
  editName: "Edit code",
  resumeName: "Edit draft of code",
  resetName: "Reset to starter",
  checks: "Checks",
  states: { passed: "✓ passed", failed: "✗ failed", skipped: "– skipped" },
  took: (ms: number) => seconds(ms),
  sameError: "The same error as above.",
  summary: (passed: number, total: number, ms: number) =>
    `${passed === total ? "✓" : "✗"} ${passed} of ${total} passed · ${seconds(ms)}`,
  notGraded: "The tests did not get to run: the code raised first.",
  diff: "From your code (−) to the solution (+)",
  prediction: "Prediction",
  ask: "What will it print?",
  check: "Check",
  empty: "Write down what you think it prints, then check.",
  again: "Try fresh numbers",
  right: "✓ Right",
  wrong: "✗ Not what it prints",
  yours: "Your answer",
  printed: "Printed",
  runDecided: (ms: number) => `Decided by a real run just now, in ${seconds(ms)}.`,
  provenDecided: "Python could not run here, so the output proven at build time decided.",
} as const;
