// The service worker. `waitUntil` gets a promise in every case: an error thrown in the listener itself would go unnoticed,
// and a worker that failed to install would take over.
import { activate } from "./activate";
import { answer } from "./answer";
import { install } from "./install";
import { receive } from "./messages";
import { worker } from "./scope";

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", answer);
worker.addEventListener("message", receive);
