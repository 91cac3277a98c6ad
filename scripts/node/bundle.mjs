// Bundles the browser source. Requests, by way of door.mjs, and their answers:
//
//   {outdir, entries?: {script, worker, …}, fonts?: {name: path}}
//       -> {script, worker, …, ahead, door, files, packages}: the site's files by role (see ENTRIES), for scripts by language as well;
//          `ahead`: the scripts that a page needs at once (see DRAWN_BY);
//          the text of the script that chooses the language; all files, and the npm packages in them; `fonts` says which file
//          to take for a font of that name
//   {kind: "package", outdir, script, style, python, fonts?}
//       -> {script, worker, style, math, door, files, packages}: the files of a page that stands alone; `worker` is null without Python
//   {kind: "worker", entry, outfile, define?}  -> {file, bytes}: one classic script, for the service worker
//
// Paths in a request are absolute, or relative to the top of the repository. The values of `define` are JSON values.
import { readdir, readFile, stat } from "node:fs/promises";
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
  door: "overrides/app/door.ts",
  worker: "overrides/app/python/worker.ts",
  style: "overrides/theme/assets/styles/site.css",
  embedStyle: "overrides/embed/styles/embed.css",
  math: "katex/dist/katex.min.css",
};

/** What pages that are all interface are drawn with. */
const DRAWN_BY = { study: "overrides/app/study/element.ts", offline: "overrides/app/offline/element.ts" };

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

const WORDS = "./overrides/app/words";

/** The language of the templates, and of what the build writes into pages. */
const WRITTEN = "en";

/** Which of the words a script shows, by the file that has them: all that its modules take from the door to them. */
async function wordsOf(entry, language) {
  const { metafile } = await build({ absWorkingDir: root, entryPoints: [entry], bundle: true, format: "esm", packages: "external", write: false, metafile: true, logLevel: "silent" });
  const taken = new Set();
  for (const path of Object.keys(metafile.inputs)) {
    for (const [, names] of (await readFile(resolve(root, path), "utf8")).matchAll(/^import \{([^}]*)\} from "[./]+\/text"/gm)) {
      for (const name of names.split(",")) taken.add(name.trim().split(" ")[0]);
    }
  }
  const files = {};
  for (const { name: file } of await readdir(resolve(root, WORDS, language), { withFileTypes: true })) {
    const words = await readFile(resolve(root, WORDS, language, file), "utf8");
    const shown = [...words.matchAll(/^export const (\w+)/gm)].map(([, name]) => name).filter((name) => taken.has(name));
    if (shown.length > 0) files[file.replace(/\.ts$/, "")] = shown;
  }
  return files;
}

/** A script in one language: its words, then what all languages share. */
const inLanguage = {
  name: "in-language",
  setup(builder) {
    builder.onResolve({ filter: /^language:/ }, ({ path }) => ({ path: path.slice("language:".length), namespace: "language" }));
    builder.onLoad({ filter: /./, namespace: "language" }, async ({ path }) => {
      const [, language, entry] = /^(\w+):(.*)$/.exec(path);
      const lines = entry.endsWith(".json") ? pageWords(language, entry) : await spokenScript(language, entry);
      return { contents: lines.join("\n"), loader: "ts", resolveDir: root };
    });
  },
};

async function spokenScript(language, entry) {
  const words = Object.entries(await wordsOf(entry, language));
  return [
    `import { speak } from "${WORDS}/in-force";`,
    ...words.map(([file, names]) => `import { ${names.join(", ")} } from "${WORDS}/${language}/${file}";`),
    `import { start } from ${JSON.stringify(resolve(root, entry))};`,
    `speak("${language}", { ${words.flatMap(([, names]) => names).join(", ")} });`,
    "start();",
  ];
}

/** The words that stand in the pages themselves. */
const pageWords = (language, file) => [
  `import words from ${JSON.stringify(resolve(root, file))};`,
  `import { translate } from "${WORDS}/translate";`,
  `translate("${language}", words);`,
];

const options = {
  script: { format: "esm", splitting: true, plugins: [inLanguage] },
  frame: { format: "iife" },
  door: { format: "iife", write: false },
  page: { format: "iife", plugins: [inLanguage] },
  // What Pyodide would import under Node is never asked for in a browser.
  worker: { format: "esm", plugins: [packedHarness], loader: { ".py": "text" }, external: ["node:*", "ws"] },
  style: { loader: { ".woff2": "file", ".svg": "file" } },
  embedStyle: { plugins: [followsDevice], loader: { ".woff2": "file" } },
  math: { loader: { ".woff2": "file" }, plugins: [woff2Only] },
};

/** What the files of a role are called; those of others by their role. */
const NAMES = { script: "site", style: "site", embedStyle: "embed" };

/** What the files of a page that stands alone are called. */
const PACKAGE = "study";

/** Roles that there are once for each language. */
const SPOKEN = ["script", "embed"];

/** Bundles named entries, in the way of a role, into `outdir`; answers with their own outputs and all that came with them. */
async function bundle(role, entryPoints, outdir, { define = {}, fonts = {} }) {
  const { plugins = [], ...rest } = options[role];
  const { metafile, outputFiles } = await build({
    ...common,
    ...hashed,
    ...rest,
    plugins: [...plugins, smallerFonts(fonts)],
    outdir,
    define: literals(define),
    entryPoints,
  });
  const files = Object.keys(metafile.outputs).map((path) => relative(outdir, resolve(root, path)));
  const packages = Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const own = Object.fromEntries(Object.keys(entryPoints).map((name) => [name, files.find((file) => file.startsWith(`${name}-`))]));
  return { own, files, packages, outputs: metafile.outputs, text: outputFiles?.[0].text.trim() };
}

/** The file of a source that is loaded when it is used, and those that it imports at once. */
function withImports({ outputs }, source, outdir) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { kind, path: imported } of outputs[path].imports) if (kind === "import-statement") add(imported);
  };
  add(Object.keys(outputs).find((path) => outputs[path].entryPoint === source));
  return [...found].map((path) => relative(outdir, resolve(root, path)));
}

const literals = (define) => Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]));

async function bundleSite({ outdir, entries = {}, fonts = {} }) {
  const entry = { ...ENTRIES, ...entries };
  const one = async (role, define) => {
    const name = NAMES[role] ?? role;
    const made = await bundle(role, { [name]: entry[role] }, outdir, { define, fonts });
    return { ...made, own: made.own[name] };
  };
  const languages = await spokenLanguages();
  const spoken = (role, make) => Object.fromEntries(languages.map((language) => make(`${NAMES[role] ?? role}-${language}`, language)));
  // The scripts name the other files, so they come first; a change in one of them changes the script's own hash too.
  const [worker, style, embedStyle, math] = await Promise.all(["worker", "style", "embedStyle", "math"].map((role) => one(role)));
  const points = Object.assign({}, ...SPOKEN.map((role) => spoken(role, (name, language) => [name, `language:${language}:${entry[role]}`])));
  const scripts = await bundle("script", points, outdir, { define: { WORKER_FILE: worker.own, MATH_STYLE_FILE: math.own } });
  const [script, embed] = SPOKEN.map((role) => spoken(role, (name, language) => [language, scripts.own[name]]));
  const { pages, page } = await bundlePageWords(languages, outdir);
  const frame = await one("frame", { EMBED_FILES: { module: embed, page } });
  const door = await one("door", { SITE_FILES: { module: script, page } });
  const made = [scripts, pages, frame, worker, style, embedStyle, math];
  const files = made.flatMap((part) => part.files).sort();
  const packages = [...new Set(made.flatMap((part) => part.packages))].sort();
  const own = { frame: frame.own, worker: worker.own, style: style.own, embedStyle: embedStyle.own, math: math.own };
  const ahead = Object.entries(entries.script ? {} : DRAWN_BY).map(([page, source]) => [page, withImports(scripts, source, outdir)]);
  return { ...own, script, embed, ahead: Object.fromEntries(ahead), door: door.text, files, packages };
}

async function bundlePackage({ outdir, script, style, python, fonts = {} }) {
  const languages = await spokenLanguages();
  const worker = python ? await bundle("worker", { worker: ENTRIES.worker }, outdir, {}) : null;
  const [look, math] = await Promise.all([
    bundle("embedStyle", { [PACKAGE]: style }, outdir, { fonts }),
    bundle("math", { math: ENTRIES.math }, outdir, { fonts }),
  ]);
  const points = Object.fromEntries(languages.map((language) => [`${PACKAGE}-${language}`, `language:${language}:${script}`]));
  const define = { WORKER_FILE: worker?.own.worker ?? "", MATH_STYLE_FILE: math.own.math };
  const scripts = await bundle("script", points, outdir, { define });
  const spoken = Object.fromEntries(languages.map((language) => [language, scripts.own[`${PACKAGE}-${language}`]]));
  const { pages, page } = await bundlePageWords(languages, outdir);
  const door = await bundle("door", { door: ENTRIES.door }, outdir, { define: { SITE_FILES: { module: spoken, page } } });
  const made = [scripts, pages, look, math, ...(worker ? [worker] : [])];
  const packages = [...new Set(made.flatMap((part) => part.packages))].sort();
  const own = { script: spoken, worker: worker?.own.worker ?? null, style: look.own[PACKAGE], math: math.own.math };
  return { ...own, door: door.text, files: made.flatMap((part) => part.files).sort(), packages };
}

async function spokenLanguages() {
  const folders = await readdir(resolve(root, WORDS), { withFileTypes: true });
  return folders.filter((folder) => folder.isDirectory()).map(({ name }) => name).sort();
}

/** The scripts that put a language's words into pages, but for the one that these are written in. */
async function bundlePageWords(languages, outdir) {
  const translated = languages.filter((language) => language !== WRITTEN);
  const words = (language) => `language:${language}:${WORDS}/${language}/page.json`;
  const pages = await bundle("page", Object.fromEntries(translated.map((language) => [`page-${language}`, words(language)])), outdir, {});
  return { pages, page: Object.fromEntries(translated.map((language) => [language, pages.own[`page-${language}`]])) };
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
  const make = { worker: bundleWorker, package: bundlePackage }[request.kind] ?? bundleSite;
  answer(await make(request));
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
