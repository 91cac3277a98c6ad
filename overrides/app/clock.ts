// What time it is here.
import type { Moment } from "./log/types";

export const clock = (): Moment => ({ time: Date.now(), offset: -new Date().getTimezoneOffset() });
