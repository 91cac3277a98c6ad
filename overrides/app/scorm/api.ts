// The runtime interface of SCORM 1.2, which a course platform offers to the page in its frame or window, and how it is found.

/** As the standard has it: everything is text, and calls answer at once. */
export interface API {
  LMSInitialize(nothing: ""): string;
  LMSFinish(nothing: ""): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(nothing: ""): string;
}

interface Page {
  readonly parent: Page | null;
  readonly opener: Page | null;
  readonly API?: API;
}

/** Platforms put a page a few frames deep; whoever builds more is caught in a circle. */
const DEEPEST = 20;

/** The platform's interface: on a page around this one, or on one around the page that opened it. */
export function findAPI(page: Page): API | null {
  const { found, top } = above(page);
  if (found) return found;
  const opener = allowed(() => page.opener) ?? allowed(() => top.opener);
  return opener ? above(opener).found : null;
}

function above(start: Page): { found: API | null; top: Page } {
  let page = start;
  for (let level = 0; level < DEEPEST; level += 1) {
    // A page of another origin can't be looked into, but through.
    const here = page;
    const found = allowed(() => here.API);
    if (found) return { found, top: page };
    if (!page.parent || page.parent === page) break;
    page = page.parent;
  }
  return { found: null, top: page };
}

function allowed<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
