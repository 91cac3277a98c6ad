export const editorText = {
  edit: "Edit",
  resume: "Edit draft",
  reset: "Reset",
  close: "Close",
  keys: "Control and Enter runs the code. Tab indents; press Escape and then Tab to leave the editor.",
  restored: "Draft restored. Reset brings back the original.",
  outdated: "This card has changed since your draft.",
  bringBack: "Bring my draft back",
  broughtBack: "Draft restored. It was made for an earlier version of this card.",
  plain: "The full editor could not be loaded, so this is a plain one.",
} as const;
