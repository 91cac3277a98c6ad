// Installs a site's service worker as a browser does, before anybody's browser has to. A request by way of door.mjs:
//
//   {site}  -> {problem}: what keeps the worker in the folder `site` from being installed, or null
//
// A browser takes a worker whose listener throws for an installed one, so that what a listener throws is looked for here.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { answer, readRequest } from "./door.mjs";

const BASE = "https://site.example/path/";

class Problem extends Error {}

const urlOf = (request) => new URL(typeof request === "string" ? request : request.url, BASE).href.split(/[?#]/)[0];

/** A cache that keeps the bytes of responses. */
class MemoryCache {
  #entries = new Map();
  async put(request, response) {
    this.#entries.set(urlOf(request), { body: Buffer.from(await response.arrayBuffer()), headers: [...response.headers] });
  }
  async match(request) {
    const entry = this.#entries.get(urlOf(request));
    return entry && new Response(entry.body, { headers: entry.headers });
  }
  async keys() {
    return [...this.#entries.keys()].map((url) => ({ url }));
  }
  async delete(request) {
    return this.#entries.delete(urlOf(request));
  }
}

class MemoryCaches {
  #caches = new Map();
  async open(name) {
    if (!this.#caches.has(name)) this.#caches.set(name, new MemoryCache());
    return this.#caches.get(name);
  }
  async has(name) {
    return this.#caches.has(name);
  }
  async delete(name) {
    return this.#caches.delete(name);
  }
  async keys() {
    return [...this.#caches.keys()];
  }
  async match(request, { cacheName } = {}) {
    for (const [name, cache] of this.#caches) {
      const found = cacheName === undefined || cacheName === name ? await cache.match(request) : undefined;
      if (found) return found;
    }
    return undefined;
  }
}

const pathOf = (url) => decodeURIComponent(urlOf(url).slice(BASE.length));

/** What a static host answers. */
async function host(site, url) {
  const path = pathOf(url);
  try {
    return new Response(await readFile(join(site, path === "" || path.endsWith("/") ? `${path}index.html` : path)));
  } catch {
    return new Response("not found", { status: 404 });
  }
}

function become(site, listeners) {
  const registration = { scope: BASE, installing: null, waiting: null, update: async () => {}, unregister: async () => true };
  const clients = { matchAll: async () => [], claim: async () => {} };
  const scope = {
    self: globalThis,
    registration,
    clients,
    caches: new MemoryCaches(),
    fetch: (request) => host(site, request),
    skipWaiting: async () => {},
    addEventListener: (type, listener) => listeners.push([type, listener]),
    dispatchEvent: () => true,
  };
  for (const [name, value] of Object.entries(scope)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

async function dispatch(listeners, type) {
  const work = [];
  const event = { waitUntil: (promise) => work.push(promise) };
  for (const [, listener] of listeners.filter(([name]) => name === type)) {
    try {
      listener(event);
    } catch (error) {
      throw new Problem(`its listener for “${type}” throws: ${error.message}`);
    }
  }
  if (type === "install" && work.length === 0) throw new Problem("it installs nothing: no listener for “install” waits for anything");
  try {
    await Promise.all(work);
  } catch (error) {
    throw new Problem(`“${type}” fails: ${error.message}`);
  }
}

async function checkFiles(site, listed) {
  for (const [path, hash] of listed) {
    const content = await readFile(join(site, path)).catch(() => undefined);
    if (!content) throw new Problem(`it lists ${path}, which is not in the site`);
    if (createHash("sha256").update(content).digest("hex") !== hash) throw new Problem(`${path} was changed after it was listed`);
  }
}

/** Every listed page and file, with no network. */
async function checkAnswers(site, listeners, listed) {
  globalThis.fetch = async () => {
    throw new TypeError("offline");
  };
  const [, listener] = listeners.find(([name]) => name === "fetch") ?? [];
  for (const [path] of listener ? listed : []) {
    const url = BASE + path.split("/").map(encodeURIComponent).join("/").replace(/(^|\/)index\.html$/, "$1");
    const page = path.endsWith(".html");
    const request = { url, method: "GET", mode: page ? "navigate" : "no-cors", headers: new Headers() };
    let given;
    listener({ request, clientId: "", respondWith: (response) => (given = response), waitUntil: () => {} });
    const response = await given;
    if (!response?.ok) throw new Problem(`${path} is saved, and yet not given without a network`);
    if (!Buffer.from(await response.arrayBuffer()).equals(await readFile(join(site, path)))) throw new Problem(`${path} is given with other content`);
  }
}

async function problemOf(site) {
  const listeners = [];
  become(site, listeners);
  try {
    runInThisContext(await readFile(join(site, "sw.js"), "utf8"), { filename: "sw.js" });
  } catch (error) {
    return `it can’t be read: ${error.message}`;
  }
  const listed = globalThis.flashdeckSite?.files ?? [];
  try {
    await checkFiles(site, listed);
    await dispatch(listeners, "install");
    await dispatch(listeners, "activate");
    await checkAnswers(site, listeners, listed);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

answer({ problem: await problemOf((await readRequest()).site) });
