import assert from "node:assert/strict";
import { test } from "node:test";
import { pathInSite, resolve } from "../../../overrides/app/sw/resolve";

const base = new URL("https://host.example/course/cards/");
const listed = new Set(["index.html", "cards/softmax/index.html", "assets/größe.svg"]);
const answer = (path: string) => resolve(path, (name) => listed.has(name));

test("a path is taken without query and fragment, and decoded", () => {
  assert.equal(pathInSite("https://host.example/course/cards/cards/softmax/?a=b#c", base), "cards/softmax/");
  assert.equal(pathInSite("https://host.example/course/cards/assets/gr%C3%B6%C3%9Fe.svg", base), "assets/größe.svg");
});

test("other hosts, sibling sites and malformed escapes are left alone", () => {
  assert.equal(pathInSite("https://cdn.example/course/cards/x", base), undefined);
  assert.equal(pathInSite("https://host.example/course/", base), undefined);
  assert.equal(pathInSite("https://host.example/course/cardsmith/", base), undefined);
  assert.equal(pathInSite("https://host.example/course/cards/%zz", base), undefined);
});

test("a folder is answered by its index, by name or not", () => {
  assert.deepEqual(answer(""), { kind: "file", path: "index.html" });
  assert.deepEqual(answer("cards/softmax/"), { kind: "file", path: "cards/softmax/index.html" });
  assert.deepEqual(answer("cards/softmax/index.html"), { kind: "file", path: "cards/softmax/index.html" });
});

test("a folder without its slash is redirected, or the relative links of the page would lead astray", () => {
  assert.deepEqual(answer("cards/softmax"), { kind: "redirect", path: "cards/softmax/" });
});

test("what the build did not list is not made up", () => {
  assert.deepEqual(answer("cards/"), { kind: "unlisted" });
  assert.deepEqual(answer("cards/nothing"), { kind: "unlisted" });
});
