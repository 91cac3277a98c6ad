import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { asSaveError, fetchVerified, SaveError, sha256 } from "../../../overrides/app/offline/verified-fetch";

const text = "the file that was listed";
const content = new TextEncoder().encode(text);
const url = "https://host.example/cards/softmax/";
const wanted = { url, sha256: await sha256(content), bytes: content.length };
const real = globalThis.fetch;

function serve(body: string | null, init: ResponseInit = {}, changes: Partial<Response> = {}): void {
  const response = Object.defineProperties(new Response(body, init), Object.getOwnPropertyDescriptors(changes));
  globalThis.fetch = () => Promise.resolve(response);
}

const refused = (reason: string) => (error: unknown) => error instanceof SaveError && error.reason === reason;

afterEach(() => {
  globalThis.fetch = real;
});

test("the listed bytes are given, and counted as they arrive", async () => {
  serve(text);
  let arrived = 0;
  const got = await fetchVerified(wanted, { cache: "reload", onBytes: (bytes) => (arrived += bytes) });
  assert.deepEqual(got, content);
  assert.equal(arrived, content.length);
});

const mismatches: readonly (readonly [string, string])[] = [
  ["another text of the same length", text.replace("listed", "tested")],
  ["a truncated body", text.slice(0, 5)],
  ["a longer body", `${text} and more`],
  ["an empty body", ""],
];
for (const [name, body] of mismatches) {
  test(`${name} is refused`, async () => {
    serve(body);
    await assert.rejects(fetchVerified(wanted, { cache: "reload" }), refused("mismatch"));
  });
}

test("a redirected response is refused, even with the right bytes", async () => {
  serve(text, {}, { redirected: true });
  await assert.rejects(fetchVerified(wanted, { cache: "reload" }), refused("mismatch"));
});

test("a status other than 200 is refused, even with the right bytes", async () => {
  for (const status of [206, 404, 503]) {
    serve(text, { status });
    await assert.rejects(fetchVerified(wanted, { cache: "reload" }), refused("network"));
  }
});

test("the site's own 404 page may come with that status", async () => {
  serve(text, { status: 404 });
  const page = { ...wanted, url: "https://host.example/404.html" };
  assert.deepEqual(await fetchVerified(page, { cache: "reload" }), content);
});

test("a broken connection is named as that, a cancelled one is passed on as it is", async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(fetchVerified(wanted, { cache: "reload" }), refused("network"));
  const cancelled = AbortSignal.abort();
  await assert.rejects(fetchVerified(wanted, { cache: "reload", signal: cancelled }), { name: "AbortError" });
});

test("a connection that brings nothing for half a minute is given up, before the first byte and after some", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const stalls = (first: string) => {
    globalThis.fetch = (_url, { signal } = {}) => {
      const body = new ReadableStream({
        start(controller) {
          if (first) controller.enqueue(new TextEncoder().encode(first));
          signal?.addEventListener("abort", () => controller.error(signal.reason));
        },
      });
      return Promise.resolve(new Response(body));
    };
  };
  for (const first of ["", text.slice(0, 5)]) {
    stalls(first);
    let given = "";
    const fetched = fetchVerified(wanted, { cache: "reload" }).catch((error: unknown) => {
      given = (error as SaveError).reason;
    });
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    context.mock.timers.tick(29_999);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(given, "");
    context.mock.timers.tick(1);
    await fetched;
    assert.equal(given, "network");
  }
});

test("a full device is told from other mishaps of storing", () => {
  const full = Object.assign(new Error("full"), { name: "QuotaExceededError" });
  assert.equal((asSaveError(full) as SaveError).reason, "quota");
  const other = new Error("other");
  assert.equal(asSaveError(other), other);
});
