// The script of a package for course platforms: finds the platform, and studies there.
const begin = (): void => void import("./visit").then(({ beginVisit }) => beginVisit());

/** Called once the words are there; the script may have arrived before the whole page has. */
export function start(): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
}
