export const languageText = {
  menu: "Language",
  title: "Language",
  label: "Language of menus and messages",
  browser: (name: string) => `As in the browser (${name})`,
  note: "The cards keep the language that they were written in.",
} as const;
