// Gives embedded cards the height that they need. Put it once, anywhere, on a page with cards in frames:
//
//   <script src="https://…/embed.js" async></script>
//
// It looks at no frame but those that come from the site it was loaded from. Without it a frame keeps the height that the
// page gives it, and scrolls. docs/embedding.md tells what is said between the two.
(() => {
  "use strict";

  const LOWEST = 80; // pixels, whatever a frame asks for
  const HIGHEST = 4000;
  const site = new URL("./", document.currentScript.src);

  const cards = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${site.href}embed/`));

  /** A frame that is sandboxed without allow-same-origin says that its origin is "null". */
  const speaksFor = (frame, origin) => {
    const apart = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return origin === (apart ? "null" : site.origin);
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (data?.type !== "flashdeck:height" || !Number.isFinite(data.height)) return;
    const card = cards().find((frame) => frame.contentWindow === source);
    if (!card || !speaksFor(card, origin)) return;
    card.style.height = `${Math.min(Math.max(data.height, LOWEST), HIGHEST)}px`;
  });

  // A card says its height when it has loaded, and when it changes; those that were there first are asked.
  for (const card of cards()) card.contentWindow.postMessage({ type: "flashdeck:ping" }, "*");
})();
