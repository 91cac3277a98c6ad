// Under which keys small things are kept in localStorage: several sites may lie on one host.

export const keptKey = (base: URL, name: string): string => `flashdeck ${base.pathname} ${name}`;

/** How far the log of answers once went; absent before the first answer. */
export const MARK = "log";

/** The learner's own choice of the interface's language; without it the browser's languages decide. */
export const LANGUAGE = "language";
