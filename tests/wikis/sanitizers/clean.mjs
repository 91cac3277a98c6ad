// node clean.mjs NODE_MODULES < {html, options} > what sanitize-html leaves of it
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const sanitize = createRequire(`${process.argv[2]}/`)("sanitize-html");
const { html, options } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(sanitize(html, options && { ...sanitize.defaults, ...options }));
