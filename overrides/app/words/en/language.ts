export const languageText = {
  menu: "Language",
  title: "Language",
  label: "Language of menus and messages",
  browser: (name: string) => `As the browser wishes (${name})`,
  note: "The cards keep the language that they were written in.",
} as const;
