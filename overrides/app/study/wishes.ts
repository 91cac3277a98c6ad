// What a learner can ask for besides an answer, by key or by menu. Dialogs are loaded when they are asked for.
import { hasPages, onSite } from "../around";
import { siteURL } from "../base";
import { remember, remembered } from "../storage";
import { backupText, languageText, sessionText } from "../text";
import type { Choice } from "./choice";
import { clock } from "./clock";
import { keyOf, type Wish } from "./keys";
import type { MenuItem } from "./menu";
import type { Study } from "./study";

/** What the session does of it. */
interface Doing {
  undo: () => void;
  putAside: (kind: "bury" | "suspend") => void;
  take: (choice: Choice) => void;
  /** Settings were saved. */
  set: () => void;
  /** Something was imported. */
  imported: (study: Study) => Promise<void>;
}

/** Whether cards can be swiped on this device. */
export const swipes = { get on() { return remembered("swipe") !== "off"; } };

export class Wishes {
  readonly #study: () => Study | undefined;
  readonly #doing: Doing;

  constructor(study: () => Study | undefined, doing: Doing) {
    this.#study = study;
    this.#doing = doing;
  }

  /** What a wish comes to, or null if it makes no sense now. */
  grant(wish: Wish): (() => void) | null {
    const study = this.#study();
    if (!study) return null;
    const onCard = "unit" in study.session ? study.session.unit : null;
    switch (wish) {
      case "undo":
        return study.canUndo ? this.#doing.undo : null;
      case "explain":
        return pageOf(onCard && study.library.entry(onCard)?.card.url);
      case "search":
        return () => void this.choose();
      case "options":
        return () => void this.#set();
      case "help":
        return () => void import("./help-dialog").then(({ openHelp }) => openHelp());
      case "bury":
      case "suspend":
        return onCard ? () => this.#doing.putAside(wish) : null;
    }
  }

  menu(): readonly (MenuItem | null)[] {
    const item = (wish: Wish): MenuItem => ({ label: sessionText.wishes[wish], key: keyOf(wish).toUpperCase(), press: this.grant(wish) });
    const swipe = { label: sessionText.swipe, checked: swipes.on, press: () => remember("swipe", swipes.on ? "off" : null) };
    const backUp = { label: backupText.menu, press: () => void this.backUp() };
    const language = { label: languageText.menu, press: () => void import("../settings/language").then(({ openLanguage }) => openLanguage()) };
    const here = [...(navigator.maxTouchPoints > 0 ? [swipe] : []), ...(onSite() ? [language] : []), item("help")];
    return [item("undo"), ...(hasPages() ? [item("explain")] : []), item("bury"), item("suspend"), null, item("search"), item("options"), backUp, ...here];
  }

  async choose(): Promise<void> {
    const study = this.#study();
    if (!study) return;
    const { openChoose } = await import("./choose-dialog");
    const suspended = study.suspended.map((unit) => ({ unit, title: study.card(unit).title }));
    const { agenda: { choice }, library } = study;
    openChoose({ choice, library, suspended, count: (some) => study.agenda.count(some), take: this.#doing.take, resume: (unit) => study.resume(unit) });
  }

  async backUp(file?: File): Promise<void> {
    const study = this.#study();
    if (!study) return;
    const { openBackup } = await import("../backup/dialog");
    openBackup({ log: study.history.log, now: () => clock().time, imported: () => this.#doing.imported(study), file });
  }

  async takeShared(): Promise<void> {
    const { takeShared } = await import("../backup/shared");
    const file = await takeShared();
    if (file) await this.backUp(file);
  }

  async #set(): Promise<void> {
    const study = this.#study();
    if (!study) return;
    const { openSettings } = await import("./settings-dialog");
    const { settings } = study;
    openSettings({ settings, set: (name, value) => study.set(name, value), saved: this.#doing.set });
  }
}

/** Leads to a card's page, where it has one; a course platform's frame stays where it is. */
function pageOf(url: string | null | undefined): (() => void) | null {
  if (!url) return null;
  return onSite() ? () => location.assign(siteURL(url)) : () => void open(siteURL(url), "_blank", "noopener");
}
