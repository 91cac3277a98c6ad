// Bundles the browser source. Requests, by way of door.mjs, and their answers:
//
//   {outdir, entries?: {script, worker, style, math}, fonts?: {name: path}}
//       -> {script, worker, style, math, files, packages}: the site's files, hashed names, and the npm packages that are in
//          them; `fonts` says which file to take for a font of that name
//   {kind: "worker", entry, outfile, define?}  -> {file, bytes}: one classic script, for the service worker
//
// Paths in a request are absolute, or relative to the top of the repository. The values of `define` are JSON values.
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { answer, readRequest } from "./door.mjs";
import { packedHarness } from "./harness.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const ENTRIES = {
  script: "overrides/app/site.ts",
  worker: "overrides/app/python/worker.ts",
  style: "overrides/theme/assets/styles/site.css",
  math: "katex/dist/katex.min.css",
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
  metafile: true,
};

const hashed = { entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]", assetNames: "[name]-[hash]" };

/** KaTeX offers each font three times; every browser that runs this site takes the first, so only that one is shipped. */
const woff2Only = {
  name: "woff2-only",
  setup(builder) {
    builder.onLoad({ filter: /katex[\\/]dist[\\/].*\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      return { contents: css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g, ""), loader: "css" };
    });
  },
};

const smallerFonts = (fonts) => ({
  name: "smaller-fonts",
  setup(builder) {
    builder.onLoad({ filter: /\.woff2$/ }, async ({ path }) => {
      const smaller = fonts[basename(path)];
      return smaller && { contents: await readFile(smaller), loader: "file" };
    });
  },
});

const options = {
  script: { format: "esm", splitting: true },
  // What Pyodide would import under Node is never asked for in a browser.
  worker: { format: "esm", plugins: [packedHarness], loader: { ".py": "text" }, external: ["node:*", "ws"] },
  style: { loader: { ".woff2": "file", ".svg": "file" } },
  math: { loader: { ".woff2": "file" }, plugins: [woff2Only] },
};

/** Bundles one entry into `outdir`; answers with the name of its own output and of everything that came with it. */
async function bundle(part, entry, outdir, { define = {}, fonts = {} }) {
  const name = part === "style" || part === "script" ? "site" : part;
  const { plugins = [], ...rest } = options[part];
  const { metafile } = await build({
    ...common,
    ...hashed,
    ...rest,
    plugins: [...plugins, smallerFonts(fonts)],
    outdir,
    define: literals(define),
    entryPoints: { [name]: entry },
  });
  const files = Object.keys(metafile.outputs).map((path) => relative(outdir, resolve(root, path)));
  const packages = Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  return { own: files.find((file) => file.startsWith(`${name}-`)), files, packages };
}

const literals = (define) => Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]));

async function bundleSite({ outdir, entries = {}, fonts = {} }) {
  const entry = { ...ENTRIES, ...entries };
  // The script names the other files, so they come first; a change in one of them changes the script's own hash too.
  const [worker, style, math] = await Promise.all(["worker", "style", "math"].map((part) => bundle(part, entry[part], outdir, { fonts })));
  const define = { WORKER_FILE: worker.own, MATH_STYLE_FILE: math.own };
  const script = await bundle("script", entry.script, outdir, { define });
  const files = [script, worker, style, math].flatMap((part) => part.files).sort();
  const packages = [...new Set([script, worker, style, math].flatMap((part) => part.packages))].sort();
  return { script: script.own, worker: worker.own, style: style.own, math: math.own, files, packages };
}

async function bundleWorker({ entry, outfile, define = {} }) {
  await build({ ...common, format: "iife", entryPoints: [entry], outfile, define: literals(define) });
  return { file: outfile, bytes: (await stat(resolve(root, outfile))).size };
}

/** One line for one mistake: where it is, and what it is. */
function describe(error) {
  const [first] = error.errors ?? [];
  if (!first) return error.message;
  const place = first.location ? `${first.location.file}:${first.location.line}: ` : "";
  return `${place}${first.text}`;
}

try {
  const request = await readRequest();
  answer(request.kind === "worker" ? await bundleWorker(request) : await bundleSite(request));
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
