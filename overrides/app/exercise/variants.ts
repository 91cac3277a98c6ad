// Which of a prediction's variants is shown. Pure: the same card and attempt give the same numbers, on every device.
import { hash } from "../hash";

/** The variant for a learner who has answered `attempts` times: first the written one, then always another than the last. */
export function variantOf(name: string, attempts: number, count: number): number {
  if (count < 2) return 0;
  let variant = 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    variant = (variant + 1 + (hash(`${name} ${attempt}`) % (count - 1))) % count;
  }
  return variant;
}
