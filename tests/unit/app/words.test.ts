import assert from "node:assert/strict";
import { test } from "node:test";
import { uuidv7 } from "../../../overrides/app/log/uuid";
import { inWords, whenDue } from "../../../overrides/app/study/when";
import { studyDay } from "../../../overrides/app/study/schedule";
import { at } from "./moments";

const NOW = at("2026-03-01T12:00", 2);
const TODAY = studyDay(NOW);

test("intervals are told in the unit that a person would use", () => {
  assert.equal(inWords({ ms: 60_000 }, "long"), "1 minute");
  assert.equal(inWords({ ms: 600_000 }, "short"), "10 min");
  assert.equal(inWords({ ms: 7_200_000 }, "long"), "2 hours");
  assert.equal(inWords({ days: 1 }, "long"), "1 day");
  assert.equal(inWords({ days: 8 }, "short"), "8 days");
  assert.equal(inWords({ days: 76 }, "long"), "2.5 months");
  assert.equal(inWords({ days: 731 }, "long"), "2 years");
});

test("due times are told as seen from now", () => {
  assert.equal(whenDue({ at: NOW.time + 25 * 60_000 }, NOW), "in 25 minutes");
  assert.equal(whenDue({ at: NOW.time - 1 }, NOW), "now");
  assert.equal(whenDue({ day: TODAY + 1 }, NOW), "tomorrow");
  assert.equal(whenDue({ day: TODAY + 3 }, NOW), "in 3 days");
});

test("ids of events are UUIDs of version 7, in the order of time", () => {
  const id = uuidv7(1_700_000_000_000);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(uuidv7(1_700_000_000_001) > id);
  assert.equal(parseInt(id.replaceAll("-", "").slice(0, 12), 16), 1_700_000_000_000);
});
