// The door to every word that a script puts on screen, in the language of the page. The words lie in words/<language>/.
import { localeOf } from "./words/formats";
import { inForce } from "./words/in-force";

export const { language, words } = inForce();

/** For `Intl`. */
export const locale = localeOf(language);

export const {
  backupText,
  drawingText,
  editorText,
  exerciseText,
  installText,
  languageText,
  progressText,
  pythonText,
  roundText,
  runnerText,
  sessionText,
  settingsText,
  shareText,
  siteText,
  storageText,
  studyText,
  updateText,
} = words;
