// Bundles the browser source. Requests, by way of door.mjs, and their answers:
//
//   {outdir, entries?: {script, worker, …}, fonts?: {name: path}}
//       -> {script, worker, …, files, packages}: the site's files by role (see ENTRIES), all of them, and the npm packages in
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
  embed: "overrides/app/embed/embed.ts",
  frame: "overrides/app/embed/frame.ts",
  worker: "overrides/app/python/worker.ts",
  style: "overrides/theme/assets/styles/site.css",
  embedStyle: "overrides/embed/styles/embed.css",
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

/** Embedded pages follow the device without a script: the dark palette once more, for the scheme named `auto`. */
const followsDevice = {
  name: "follows-device",
  setup(builder) {
    builder.onLoad({ filter: /styles[\\/](?:tokens|base)\.css$/ }, async ({ path }) => {
      const css = (await readFile(path, "utf8")).replaceAll(scheme("default"), `:is(${scheme("default")}, ${scheme("auto")})`);
      const dark = css.match(/^\[data-md-color-scheme="slate"\] \{.*?^\}/ms)?.[0].replace("slate", "auto") ?? "";
      return { contents: `${css}@media (prefers-color-scheme: dark) {\n${dark}\n}\n`, loader: "css" };
    });
  },
};

const scheme = (name) => `[data-md-color-scheme="${name}"]`;

const options = {
  script: { format: "esm", splitting: true },
  frame: { format: "iife" },
  // What Pyodide would import under Node is never asked for in a browser.
  worker: { format: "esm", plugins: [packedHarness], loader: { ".py": "text" }, external: ["node:*", "ws"] },
  style: { loader: { ".woff2": "file", ".svg": "file" } },
  embedStyle: { plugins: [followsDevice] },
  math: { loader: { ".woff2": "file" }, plugins: [woff2Only] },
};

/** What the files of a role are called; those of others by their role. */
const NAMES = { script: "site", style: "site", embedStyle: "embed" };

/** Bundles the entries of some roles, in the way of the first, into `outdir`; answers with their own outputs and all that came with them. */
async function bundle(roles, entry, outdir, { define = {}, fonts = {} }) {
  const name = (role) => NAMES[role] ?? role;
  const { plugins = [], ...rest } = options[roles[0]];
  const { metafile } = await build({
    ...common,
    ...hashed,
    ...rest,
    plugins: [...plugins, smallerFonts(fonts)],
    outdir,
    define: literals(define),
    entryPoints: Object.fromEntries(roles.map((role) => [name(role), entry[role]])),
  });
  const files = Object.keys(metafile.outputs).map((path) => relative(outdir, resolve(root, path)));
  const packages = Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const own = Object.fromEntries(roles.map((role) => [role, files.find((file) => file.startsWith(`${name(role)}-`))]));
  return { own, files, packages };
}

const literals = (define) => Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]));

async function bundleSite({ outdir, entries = {}, fonts = {} }) {
  const entry = { ...ENTRIES, ...entries };
  const make = (roles, define) => bundle(roles, entry, outdir, { define, fonts });
  // The scripts name the other files, so they come first; a change in one of them changes the script's own hash too.
  const named = await Promise.all(["worker", "style", "embedStyle", "math"].map((role) => make([role])));
  const [worker, , , math] = named.map(({ own }) => Object.values(own)[0]);
  const scripts = await make(["script", "embed"], { WORKER_FILE: worker, MATH_STYLE_FILE: math });
  const frame = await make(["frame"], { EMBED_FILE: scripts.own.embed });
  const made = [scripts, frame, ...named];
  const files = made.flatMap((part) => part.files).sort();
  const packages = [...new Set(made.flatMap((part) => part.packages))].sort();
  return { ...Object.assign({}, ...made.map(({ own }) => own)), files, packages };
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
