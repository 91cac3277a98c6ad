// Lighthouse, as a phone, on one page after the other: `node run.mjs <folder of packages> <Chromium>
// <its flags, as JSON> <url>…` prints a line of JSON for each,
// {performance, accessibility, "best-practices", seo}, of 100.
import { pathToFileURL } from "node:url";

const [packages, chrome, flags, ...urls] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(`${packages}/${name}`).href);
const { launch } = await from("chrome-launcher/dist/index.js");
const { default: lighthouse } = await from("lighthouse/core/index.js");

for (const url of urls) {
  // A browser for each, which has seen nothing yet.
  const browser = await launch({ chromePath: chrome, chromeFlags: ["--headless=new", ...JSON.parse(flags)], logLevel: "silent" });
  const options = { port: browser.port, logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] };
  const { lhr } = await lighthouse(url, options);
  await browser.kill();
  console.log(JSON.stringify(Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]))));
}
