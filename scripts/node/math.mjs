// Formulas as TeX on standard input, HTML + MathML on standard output: {formulas: [{tex, display}]} to [{html} | {error}].
import katex from 'katex';
import { readRequest, answer } from './door.mjs';

const { formulas } = await readRequest();
answer(formulas.map(({ tex, display }) => {
  try {
    const html = katex.renderToString(tex, { displayMode: display, output: 'htmlAndMathml', strict: 'error', trust: false });
    return { html: display ? `<div class="flash-math">${html}</div>` : html };
  } catch (error) {
    return { error: error.rawMessage ?? error.message };
  }
}));
