import type { shareText as English } from "../en/share";
import type { Same } from "../same";

export const shareText: Same<typeof English> = {
  title: "Diese Karte auf einer anderen Seite zeigen",
  where: "Für",
  code: "Zum Einfügen",
  copy: "Kopieren",
  copied: "Kopiert.",
  selected: "Kopieren wurde verweigert. Der Text ist ausgewählt: Kopiere ihn selbst.",
  forms: {
    frame: "Webseite oder Kurs (HTML)",
    height: "Höhe der Rahmen, einmal je Seite",
    address: "Adresse (WordPress, Notion …)",
    picture: "Bild und Link (HTML)",
    dokuwiki: "DokuWiki, mit dem Plugin",
    dokuwikiPicture: "DokuWiki, als Bild",
    mediawiki: "MediaWiki, mit der Erweiterung",
    mediawikiPicture: "MediaWiki, als Bild",
    markdownPicture: "Markdown, als Bild",
    markdown: "Markdown, als Link",
  },
};
