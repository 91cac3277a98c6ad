// A page of the small site in a browser that nobody drives: it tells what it finds, answers some cards, and tells that as well.
import "./log_page";

declare const lab: { events: () => Promise<unknown[]>; answer: (count: number, name: string) => Promise<string | null>; state: () => Promise<string> };

const LARGE = new URL("../../large.json", import.meta.url).href;

export async function drive(reports: string): Promise<void> {
  const report = (kind: string, told: object): Promise<unknown> =>
    fetch(`${reports}${kind}`, { method: "POST", mode: "no-cors", body: JSON.stringify(told) });
  const text = document.querySelector("main p")?.textContent ?? "";
  await report("found", { text, state: await lab.state(), events: (await lab.events()).length });
  while (!(await caches.match(LARGE))) await new Promise((resolve) => setTimeout(resolve, 20));
  await report("saving", {});
  await navigator.serviceWorker.ready;
  await report("saved", { wrong: await lab.answer(5, "card"), events: (await lab.events()).length });
}
