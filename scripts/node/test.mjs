// Runs the browser code's unit tests: bundles tests/unit/app/*.test.ts for Node, then hands them to its test runner.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { packedHarness } from "./harness.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "tests/unit/app");
const tests = (await readdir(folder)).filter((name) => name.endsWith(".test.ts"));
const outdir = await mkdtemp(join(tmpdir(), "flashdeck-test-"));
try {
  await build({
    absWorkingDir: root,
    entryPoints: tests.map((name) => join(folder, name)),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    plugins: [packedHarness],
    inject: [join(folder, "english.ts")],
    define: { WORKER_FILE: '"worker.js"', MATH_STYLE_FILE: '"math.css"' },
    logLevel: "warning",
  });
  const files = tests.map((name) => join(outdir, name.replace(/ts$/, "mjs")));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...files], { cwd: root, stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(outdir, { recursive: true });
}
