// Formulas as TeX on standard input, HTML + MathML on standard output: {formulas: [{tex, display}]} to [{html} | {error}].
import katex from 'katex';
import { readRequest, answer } from './door.mjs';

/** A frame that takes the size of the place in which it stands. */
const framed = (tex) =>
  `\\mathchoice${['displaystyle', 'textstyle', 'scriptstyle', 'scriptscriptstyle'].map((style) => `{\\fbox{$\\${style}${tex}$}}`).join('')}`;
const gap = (name, tex) => `{\\htmlData{gap=#1}{\\htmlClass{${name}}{${framed(tex)}}}}`;

/** Gaps of cloze cards: `\cloze{key}{hidden}` shows what it hides, `\clozegap{key}` does not. */
const macros = { '\\cloze': gap('flash-gap flash-gap--filled', '#2'), '\\clozegap': gap('flash-gap', '\\,?\\,') };
const settings = {
  output: 'htmlAndMathml',
  strict: (fault) => (fault === 'htmlExtension' ? 'ignore' : 'error'),
  trust: ({ command, class: name, attributes }) =>
    (command === '\\htmlClass' && /^flash-gap( |$)/.test(name)) || (command === '\\htmlData' && 'data-gap' in attributes),
};

const { formulas } = await readRequest();
answer(formulas.map(({ tex, display }) => {
  try {
    const html = katex.renderToString(tex, { ...settings, macros: { ...macros }, displayMode: display });
    return { html: display ? `<div class="flash-math">${html}</div>` : html };
  } catch (error) {
    return { error: error.rawMessage ?? error.message };
  }
}));
