// The site's script: what is loaded when, and nothing else.
const has = (element: string): boolean => document.querySelector(element) !== null;

if (has("flash-snippet")) void import("./runner/snippet").then(({ defineSnippet }) => defineSnippet());
if (has("flash-code")) void import("./exercise/code").then(({ defineCode }) => defineCode());
if (has("flash-predict")) void import("./exercise/predict").then(({ definePredict }) => definePredict());
if (has("flash-snippet") || has("flash-code") || has("flash-predict")) void import("./runner/again").then(({ startAgain }) => startAgain());
if (has("flash-study")) void import("./study/element").then(({ defineStudy }) => defineStudy());
if (has("flash-offline")) void import("./offline/element");

// Installing for offline use competes for the network, so it waits until the page itself is complete.
if (document.readyState === "complete") void import("./offline/register");
else addEventListener("load", () => void import("./offline/register"), { once: true });
