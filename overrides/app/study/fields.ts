// What a learner has typed and marked on a card. Code is not among it: the editor keeps drafts of its own.

/** The value of a text field, or whether a box is ticked; null for a field that is left alone. */
export type Field = string | boolean | null;

const FIELDS = "input, textarea, select";
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (place: HTMLElement): Control[] => {
  const found = [...place.querySelectorAll<Control>(FIELDS)].filter((field) => !field.closest("flash-snippet, flash-code, .cm-editor"));
  return [...found.filter((field) => !isChoice(field)), ...found.filter(isChoice).sort((a, b) => Number(a.value) - Number(b.value))];
};

/** Choices are shuffled each day; their values stay. */
const isChoice = (field: Control): boolean => field.matches("flash-choice input");

const ticked = (field: Control): field is HTMLInputElement => field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type);

export function fieldsOf(place: HTMLElement): Field[] {
  return controls(place).map((field) => (ticked(field) ? field.checked : field.value));
}

/** Puts everything back, and tells the elements as if it were typed anew. */
export function restoreFields(place: HTMLElement, kept: readonly Field[]): void {
  controls(place).forEach((field, at) => {
    const value = kept[at];
    if (ticked(field) && value === true && !field.checked) {
      field.checked = true;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (typeof value === "string" && value !== field.value) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

/** Whether the learner is in the middle of something on the card that must not be taken away. */
export function isBeingTyped(place: HTMLElement): boolean {
  if (place.querySelector(".cm-editor, flash-code textarea")) return true;
  return controls(place).some((field) => (ticked(field) ? field.checked : field.value.trim() !== "" && !(field instanceof HTMLInputElement && field.readOnly)));
}
