// An invitation to install the site as an app: where there is something to press or to tell, and nobody has said no.
import { button, h } from "../dom";
import { remember, remembered } from "../storage";
import { installText as text } from "../text";
import { hasOffer, isByHand, isInstalled, takeOffer } from "./prompt";

const DECLINED = "install declined";

/** Null where the site is installed, can't be, or its installation was declined on this device. */
export function invitation(): HTMLElement | null {
  if (remembered(DECLINED) !== null) return null;
  const steps = installing();
  if (!steps) return null;
  const view = h("section", { class: "flash-install", "aria-label": text.title }, h("h3", {}, text.title), h("p", {}, text.why), ...steps);
  const decline = button(
    text.decline,
    () => {
      remember(DECLINED, "yes");
      view.remove();
    },
    { look: "quiet" },
  );
  view.append(decline);
  return view;
}

/** What there is to press or to do, for a page that one looks up; null where nothing is to be done here. */
export function installing(): HTMLElement[] | null {
  if (isInstalled()) return null;
  if (isByHand()) return [h("p", {}, text.byHand)];
  if (!hasOffer()) return null;
  const status = h("p", { role: "status" });
  const install = button(
    text.install,
    () => {
      install.disabled = true;
      void takeOffer()
        ?.prompt()
        .then(({ outcome }) => (status.textContent = outcome === "accepted" ? text.accepted : text.dismissed));
    },
    { look: "primary" },
  );
  return [install, status];
}
