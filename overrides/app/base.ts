// Where the site lies. Everything is found relative to this script, so that one bundle works at a root and under any sub-path.

// Set by scripts/node/bundle.mjs: the hashed names of files that the bundler does not follow by itself.
declare const WORKER_FILE: string;
declare const MATH_STYLE_FILE: string;

/** The site's base URL, with a slash at its end. Every script lies in `<base>/assets/app/`, the split-off ones too. */
export const baseURL = new URL("../../", import.meta.url);

/** The URL of a file or page, given relative to the site's base. */
export const siteURL = (path: string): URL => new URL(path, baseURL);

export const workerURL = (): URL => siteURL(`assets/app/${WORKER_FILE}`);

export const mathStyleURL = (): URL => siteURL(`assets/app/${MATH_STYLE_FILE}`);
