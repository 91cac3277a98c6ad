// What the page's address says of the session, so that a reload goes on where it is.
import { type Choice, toQuery } from "./choice";

/** Another part of the deck was chosen. */
export function nameChoice(choice: Choice): void {
  const url = new URL(location.href);
  url.search = toQuery(choice);
  history.replaceState(history.state, "", url);
}

/** The card that the address asked for has been answered. */
export function forgetCard(): void {
  // Asked with every answer: the address is taken apart only where the card may be in it.
  if (!location.search.includes("card=")) return;
  const url = new URL(location.href);
  url.searchParams.delete("card");
  history.replaceState(history.state, "", url);
}
