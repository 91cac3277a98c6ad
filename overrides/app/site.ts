// The site's script: what is loaded when, and nothing else.
import { defineSnippet } from "./runner/snippet";

if (document.querySelector("flash-snippet")) defineSnippet();
if (document.querySelector("flash-study")) void import("./study/element").then(({ defineStudy }) => defineStudy());
if (document.querySelector("flash-offline")) void import("./offline/element");

// Installing for offline use competes for the network, so it waits until the page itself is complete.
if (document.readyState === "complete") void import("./offline/register");
else addEventListener("load", () => void import("./offline/register"), { once: true });
