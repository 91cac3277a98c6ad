// What an author pastes elsewhere to show a card there, in the words of each kind of host.

export interface Shared {
  title: string;
  page: string;
  picture: string;
  /** Where the frame's page is, and what it is called below `embed/`. */
  frame: string;
  name: string;
  /** The site's own address, with a slash. */
  base: string;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** DokuWiki knows no escape: what would end its own brackets is left out. */
const dokuwiki = (text: string): string => text.replace(/\||\}\}|\]\]/g, " ").replace(/ +/g, " ").trim();
const markdown = (text: string): string => text.replace(/[\\[\]]/g, "\\$&");

export const FORMS = {
  frame: ({ title, page, frame }: Shared) =>
    `<iframe src="${escaped(frame)}" width="600" height="360" title="${escaped(title)}" style="border:0" loading="lazy"></iframe>\n` +
    `<p><a href="${escaped(page)}">${escaped(title)}</a></p>`,
  height: ({ base }: Shared) => `<script src="${escaped(base)}embed.js" async></script>`,
  address: ({ page }: Shared) => page,
  picture: ({ title, page, picture }: Shared) =>
    `<a href="${escaped(page)}"><img src="${escaped(picture)}" alt="${escaped(title)}" width="600" height="315"></a>`,
  dokuwiki: ({ title, name }: Shared) => `{{flashcard>${name}|${dokuwiki(title)}}}`,
  dokuwikiPicture: ({ title, page, picture }: Shared) => `[[${page}|{{${picture}?600|${dokuwiki(title)}}}]]`,
  mediawiki: ({ title, name }: Shared) =>
    `<flashcard name="${name}">${title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</flashcard>`,
  mediawikiPicture: ({ page, picture }: Shared) => `[${page} ${picture}]`,
  markdownPicture: ({ title, page, picture }: Shared) => `[![${markdown(title)}](${picture})](${page})`,
  markdown: ({ title, page }: Shared) => `[${markdown(title)}](${page})`,
} as const;

export type Form = keyof typeof FORMS;
