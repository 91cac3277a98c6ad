// The learner's clock: the one place where a session asks what time it is, and where on earth.
import type { Moment } from "../log/types";

export const clock = (): Moment => ({ time: Date.now(), offset: -new Date().getTimezoneOffset() });
