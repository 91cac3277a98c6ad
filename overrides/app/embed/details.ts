// A card's details, taken from its own embedded page.
import { siteURL } from "../base";
import { cardHTML, loadMathStyle } from "../deck/html";

export async function detailsOf(slug: string): Promise<DocumentFragment> {
  const response = await fetch(siteURL(`embed/${slug}/`));
  if (!response.ok) throw new Error(`${slug}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const details = cardHTML(page.querySelector(".card-details")?.outerHTML ?? "", new URL(response.url));
  if (details.querySelector(".katex")) loadMathStyle();
  return details;
}
