// A card's details, which lie beside its own embedded page for the rounds that it is in.
import { siteURL } from "../base";
import { cardHTML, loadMathStyle } from "../deck/html";

export async function detailsOf(slug: string): Promise<DocumentFragment> {
  const response = await fetch(siteURL(`embed/${slug}/details.html`));
  if (!response.ok) throw new Error(`${slug}: ${response.status}`);
  const details = cardHTML(await response.text(), new URL(response.url));
  if (details.querySelector(".katex")) loadMathStyle();
  return details;
}
