// What there is around the study mode: the site, or only the frame of a course platform.

let site = true;
let pages = true;

/** Whether this page is part of the site, with its menu, its icon and its settings. */
export const onSite = (): boolean => site;

/** Whether the cards' own pages are somewhere. */
export const hasPages = (): boolean => pages;

/** For a page that has left the site, and may know where that is. */
export function leaveSite(knowsPages: boolean): void {
  site = false;
  pages = knowsPages;
}
