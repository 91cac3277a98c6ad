// The editor: CodeMirror 6 with what a short Python program needs. Loaded when a learner first edits something.
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, insertNewlineAndIndent } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { python } from "./python";
import type { Editor, EditorOptions } from "./types";

const INDENT = "    ";

const raisedAt = StateEffect.define<number | null>();
const raisedLine = Decoration.line({ class: "flash-editor__raised", attributes: { "aria-invalid": "true" } });

/** The line that raised, until the code changes. */
const raised = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects, state }) {
    for (const effect of effects) {
      if (!effect.is(raisedAt)) continue;
      const line = effect.value;
      const there = line !== null && line >= 1 && line <= state.doc.lines;
      return there ? Decoration.set([raisedLine.range(state.doc.line(line).from)]) : Decoration.none;
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** With nothing selected Tab goes on to the next stop; with a selection it moves the lines. */
function indent(view: EditorView): boolean {
  const { state } = view;
  if (state.selection.ranges.some(({ empty }) => !empty)) return indentMore(view);
  const change = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.head);
    const blanks = INDENT.length - ((range.head - line.from) % INDENT.length);
    return { changes: { from: range.head, insert: " ".repeat(blanks) }, range: range.map(state.changes({ from: range.head, insert: " ".repeat(blanks) }), 1) };
  });
  view.dispatch(state.update(change, { scrollIntoView: true, userEvent: "input.indent" }));
  return true;
}

/** From Escape until the next change or departure, Tab moves the focus: else the keyboard could not leave. */
function releaseTab(view: EditorView): boolean {
  view.setTabFocusMode(true);
  return false;
}

const holdTab = EditorView.updateListener.of(({ view, docChanged, focusChanged }) => {
  if (docChanged || (focusChanged && !view.hasFocus)) view.setTabFocusMode(false);
});

export function openEditor({ code, label, description, onChange, onRun }: EditorOptions): Editor {
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: code,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        python,
        raised,
        holdTab,
        indentUnit.of(INDENT),
        EditorState.tabSize.of(INDENT.length),
        Prec.high(keymap.of([{ key: "Mod-Enter", run }, { key: "Ctrl-Enter", run }, { key: "Escape", run: releaseTab }])),
        keymap.of([{ key: "Tab", run: indent, shift: indentLess }, { key: "Enter", run: insertNewlineAndIndent }, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) onChange();
        }),
        EditorView.contentAttributes.of({ "aria-label": label, "aria-description": description, autocapitalize: "off", tabindex: "0" }),
        // The classes are the ones of the page's own highlighting, which is in effect below this one.
        EditorView.editorAttributes.of({ class: "highlight" }),
      ],
    }),
  });
  return {
    element: view.dom,
    get code() {
      return view.state.doc.toString();
    },
    set code(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, userEvent: "input.replace" });
    },
    focus: () => view.focus(),
    markLine(line) {
      const there = line !== null && line >= 1 && line <= view.state.doc.lines;
      const shown = there ? [EditorView.scrollIntoView(view.state.doc.line(line).from)] : [];
      view.dispatch({ effects: [raisedAt.of(line), ...shown] });
    },
    close: () => view.destroy(),
  };
}
