// How to study: what the scheduler aims at, and how much a day brings.
import { button, h } from "../dom";
import { settingsText as text } from "../text";
import { openDialog } from "./dialog";
import { DEFAULTS, MOST_A_DAY, MOST_LAPSES, RETENTION, type Settings, stepsFrom } from "./settings";

interface Setting {
  settings: Settings;
  /** Keeps a setting; false if it could not be stored. */
  set: <Name extends keyof Settings>(name: Name, value: Settings[Name]) => Promise<boolean>;
  /** Told once all is kept. */
  saved: () => void;
}

/** A field of the form: what it holds, or what is wrong with it. */
interface Field<T> {
  row: HTMLElement;
  read: () => T | Error;
  show: (value: T) => void;
}

type Asked = Omit<Settings, "more" | "fuzz">;

export function openSettings({ settings, set, saved }: Setting): void {
  const fields: { [name in keyof Asked]: Field<Asked[name]> } = {
    retention: retention(),
    newPerDay: amount(text.newPerDay, MOST_A_DAY),
    reviewsPerDay: amount(text.reviewsPerDay, MOST_A_DAY),
    needsFirst: option(text.needsFirst),
    steps: minutes(text.steps),
    relearningSteps: minutes(text.relearningSteps),
    leechAfter: amount(text.leechAfter, MOST_LAPSES),
    leechSuspends: option(text.leechSuspends),
  };
  const names = Object.keys(fields) as (keyof Asked)[];
  const fill = (from: Settings) => {
    for (const name of names) (fields[name] as Field<unknown>).show(from[name]);
  };
  const status = h("p", { class: "flash-settings__status", role: "status" });
  const save = button(text.save, () => undefined, { look: "primary" });
  save.type = "submit";
  const end = h("div", { class: "flash-choose__end" }, status, h("div", { class: "flash-choose__actions" }, button(text.defaults, () => fill(DEFAULTS), { look: "quiet" }), save));
  const form = h("form", { class: "flash-settings", novalidate: true }, ...names.map((name) => fields[name].row), end);
  const dialog = openDialog(text.title, form);
  fill(settings);

  const keep = async () => {
    const wanted = names.map((name) => [name, fields[name].read()] as const);
    const wrong = wanted.find(([, value]) => value instanceof Error);
    if (wrong) {
      status.textContent = "";
      fields[wrong[0]].row.querySelector("input")?.focus();
      return;
    }
    for (const [name, value] of wanted) {
      if (JSON.stringify(value) === JSON.stringify(settings[name])) continue;
      if (await set(name, value as never)) continue;
      status.textContent = text.notSaved;
      return;
    }
    dialog.close();
    saved();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void keep();
  });
}

function retention(): Field<number> {
  const { least, most } = RETENTION;
  const told = h("output", { class: "flash-settings__value" });
  const input = h("input", { type: "range", min: String(least * 100), max: String(most * 100), step: "1" });
  const show = () => {
    told.textContent = text.percent(Number(input.value) / 100);
    input.setAttribute("aria-valuetext", told.textContent);
  };
  input.addEventListener("input", show);
  return {
    row: labelled(text.retention, input, told),
    read: () => Number(input.value) / 100,
    show: (value) => {
      input.value = String(Math.round(value * 100));
      show();
    },
  };
}

function amount(words: Words, most: number): Field<number> {
  const input = h("input", { type: "number", class: "flash-field", min: "0", max: String(most), step: "1", inputmode: "numeric", required: true });
  return checked(input, words, String, () => (input.validity.valid ? input.valueAsNumber : new Error(text.amountWrong(most))));
}

function minutes(words: Words): Field<readonly number[]> {
  const input = h("input", { type: "text", class: "flash-field", autocomplete: "off", inputmode: "decimal" });
  return checked<readonly number[]>(input, words, (steps) => steps.join(" "), () => stepsFrom(input.value) ?? new Error(text.stepsWrong));
}

function option(label: string): Field<boolean> {
  const input = h("input", { type: "checkbox" });
  const row = h("label", { class: "flash-settings__switch" }, input, h("span", {}, label));
  return {
    row,
    read: () => input.checked,
    show: (value) => {
      input.checked = value;
    },
  };
}

interface Words {
  label: string;
  note: string;
}

/** A field that says below itself what is wrong with it, until it isn't. */
function checked<T>(input: HTMLInputElement, words: Words, write: (value: T) => string, read: () => T | Error): Field<T> {
  const wrong = h("span", { class: "flash-settings__wrong", role: "alert" });
  const row = labelled(words, input, wrong);
  const tell = (value: T | Error) => {
    wrong.textContent = value instanceof Error ? value.message : "";
    input.setAttribute("aria-invalid", String(value instanceof Error));
    return value;
  };
  input.addEventListener("input", () => wrong.textContent && tell(read()));
  return {
    row,
    read: () => tell(read()),
    show: (value) => {
      input.value = write(value);
      tell(value);
    },
  };
}

let count = 0;

function labelled({ label, note }: Words, input: HTMLInputElement, beside: HTMLElement): HTMLElement {
  count += 1;
  const hint = h("span", { class: "flash-settings__note", id: `flash-setting-${count}` }, note);
  input.setAttribute("aria-describedby", hint.id);
  return h("div", { class: "flash-settings__field" }, h("label", {}, h("span", { class: "flash-settings__label" }, label), input), beside, hint);
}
