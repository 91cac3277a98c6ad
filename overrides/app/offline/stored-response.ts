// Verified bytes as the response that goes into a cache. It is made afresh: one from the network may carry a redirect, which
// fails when it answers a navigation, or the wrong type where the host does not know the right one.

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mjs: "text/javascript; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
  xml: "application/xml",
  zip: "application/zip",
};

export const contentType = (path: string): string =>
  TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";

export const storedResponse = (path: string, content: Uint8Array<ArrayBuffer>): Response =>
  new Response(content, {
    headers: { "Content-Type": contentType(path), "Content-Length": String(content.length) },
  });
