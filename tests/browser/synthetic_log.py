"""A learner's log of any length, put into the page's database as the site itself would have stored it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILL = """async ({ units, each, end }) => {
  let state = 12345;
  const random = () => ((state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff);
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("flashdeck " + new URL("../", location).pathname);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => resolve(asked.result);
  });
  const day = 86400000;
  const events = [];
  for (const [place, unit] of units.entries()) {
    // Gaps grow by the half, so that a history ends where its next review is not far away.
    const gaps = Array.from({ length: each - 1 }, (_, step) => Math.max(1, Math.round(1.5 ** step)));
    let time = end - gaps.reduce((sum, gap) => sum + gap, 0) * day - Math.floor((place % 60) * day);
    for (let answer = 0; answer < each; answer += 1) {
      const rating = random() < 0.12 && answer > 1 ? 1 : random() < 0.1 ? 2 : random() < 0.15 ? 4 : 3;
      const ms = 3000 + Math.floor(random() * 15000);
      events.push({ unit, time: time + Math.floor(random() * 4 * 3600000), rating, ms });
      time += (gaps[answer] ?? 0) * day;
    }
  }
  events.sort((a, b) => a.time - b.time);
  const transaction = database.transaction(["log", "settings"], "readwrite");
  const device = "0190aaaa-0000-7000-8000-000000000000";
  transaction.objectStore("settings").put(device, "device");
  const log = transaction.objectStore("log");
  const stamp = (at) => ({ id: "synthetic-" + at, device, seq: at + 1, offset: 0, kind: "review" });
  events.forEach((event, at) => log.add({ ...stamp(at), ...event }));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
  return events.length;
}"""


def fill(page: Page, units: list[str], each: int, end: int) -> None:
    """Store `each` answers to each unit, from a page of the site; the last at most 60 days before `end` (UTC, ms)."""
    page.evaluate(FILL, {"units": units, "each": each, "end": end})
