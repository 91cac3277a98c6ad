// Python for the editor, its tokens named as the build's highlighter (Pygments) names them, so that one style fits both.
import { pythonLanguage } from "@codemirror/lang-python";
import { syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { styleTags, tagHighlighter, tags } from "@lezer/highlight";

const pygments = tagHighlighter([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword], class: "k" },
  { tag: [tags.bool, tags.null, tags.self], class: "kc" },
  { tag: tags.number, class: "mf" },
  { tag: [tags.string, tags.special(tags.string)], class: "s1" },
  { tag: tags.docString, class: "sd" },
  { tag: tags.namespace, class: "nn" },
  { tag: tags.escape, class: "se" },
  { tag: tags.comment, class: "c1" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "nf" },
  { tag: tags.meta, class: "nd" },
  { tag: [tags.operator, tags.derefOperator, tags.arithmeticOperator, tags.bitwiseOperator, tags.compareOperator, tags.updateOperator], class: "o" },
  { tag: [tags.punctuation, tags.separator, tags.paren, tags.brace, tags.squareBracket], class: "p" },
  { tag: tags.name, class: "n" },
]);

/** Two things that Pygments tells apart and the grammar does not. */
const distinguished = pythonLanguage.configure({
  props: [styleTags({ "ExpressionStatement/String": tags.docString, "ImportStatement/VariableName": tags.namespace })],
});

export const python: Extension = [distinguished, syntaxHighlighting(pygments)];
