// The editor where the real one could not be loaded: a text area.
import { h } from "../dom";
import type { Editor, EditorOptions } from "./types";

export function openTextarea({ code, label, onChange, onRun }: EditorOptions): Editor {
  const element = h("textarea", {
    class: "flash-editor__plain",
    "aria-label": label,
    autocapitalize: "off",
    autocomplete: "off",
    spellcheck: "false",
    wrap: "off",
    oninput: onChange,
    onkeydown: (event) => {
      const { key, ctrlKey, metaKey } = event as KeyboardEvent;
      if (key !== "Enter" || !(ctrlKey || metaKey)) return;
      event.preventDefault();
      onRun();
    },
  });
  element.value = code;
  return {
    element,
    get code() {
      return element.value;
    },
    set code(text) {
      element.value = text;
      onChange();
    },
    focus() {
      element.focus();
      element.setSelectionRange(0, 0);
    },
    // A text area can't mark a line; the traceback names it.
    markLine: () => undefined,
    close: () => element.remove(),
  };
}
