// Code that a learner may edit: highlighted HTML until they want to, then an editor in its place, with a draft that is kept.
import { button, h } from "../dom";
import { spoken } from "../lang";
import { editorText as text } from "../text";
import { draftOf, keepDraft } from "./drafts";
import type { Editor, EditorOptions } from "./types";

interface FieldOptions {
  /** What the draft is kept under. */
  name: string;
  /** What a screen reader calls the editor. */
  label: string;
  /** The code, or whether it is being edited, has changed. */
  onChange: () => void;
  onRun: () => void;
}

export class CodeField {
  readonly original: string;
  /** Stands after the highlighted code, and holds the editor and what there is to say about the draft. */
  readonly place = h("div", { class: "flash-editor" });
  readonly #highlighted: HTMLElement;
  readonly #options: FieldOptions;
  readonly #note = h("p", { class: "flash-editor__note", role: "status", ...spoken() });
  #editor: Editor | undefined;
  #opening: Promise<void> | undefined;

  constructor(highlighted: HTMLElement, options: FieldOptions) {
    this.original = highlighted.querySelector("code")?.textContent ?? "";
    this.#highlighted = highlighted;
    this.#options = options;
    this.place.append(this.#note);
    this.place.hidden = true;
  }

  get editing(): boolean {
    return this.#editor !== undefined;
  }

  /** The code as it stands, with the learner's changes. */
  get code(): string {
    return this.#editor?.code ?? this.original;
  }

  get changed(): boolean {
    return this.code !== this.original;
  }

  /** Whether code from an earlier visit waits to be gone on with. */
  get hasDraft(): boolean {
    return draftOf(this.#options.name, this.original)?.outdated === false;
  }

  /** Opens the editor and leads the learner into it. */
  open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #open(): Promise<void> {
    if (!this.#editor) {
      const draft = draftOf(this.#options.name, this.original);
      const code = draft && !draft.outdated ? draft.code : this.original;
      const { label, onRun } = this.#options;
      this.#note.replaceChildren();
      const editor = await this.#make({ code, label, description: text.keys, onRun, onChange: () => this.#onChange() });
      if (draft?.outdated) this.#offer(draft.code);
      else if (draft) this.#note.append(text.restored);
      this.#editor = editor;
      // What follows stays where it is, however much is deleted.
      editor.element.style.minHeight = `${this.#highlighted.offsetHeight}px`;
      this.place.prepend(editor.element);
      this.#show();
    }
    this.#editor?.focus();
  }

  /** Back to the original: the learner stays in the editor, where undo brings their code back. */
  reset(): void {
    if (!this.#editor) return;
    this.#editor.code = this.original;
    this.#note.replaceChildren();
    this.#editor.focus();
  }

  /** Closes the editor; the highlighted original is seen again. */
  close(): void {
    this.#editor?.close();
    this.#editor?.element.remove();
    this.#editor = undefined;
    this.#show();
  }

  markLine(line: number | null): void {
    this.#editor?.markLine(line);
  }

  async #make(options: EditorOptions): Promise<Editor> {
    try {
      return (await import("./codemirror")).openEditor(options);
    } catch {
      const { openTextarea } = await import("./textarea");
      this.#note.append(text.plain);
      return openTextarea(options);
    }
  }

  /** The card's code has changed since the draft was made: it is not put in its place, but neither thrown away unasked. */
  #offer(outdated: string): void {
    const bring = button(text.bringBack, () => {
      if (this.#editor) this.#editor.code = outdated;
      this.#note.replaceChildren(text.broughtBack);
      this.#editor?.focus();
    });
    this.#note.append(text.outdated, " ", bring);
  }

  #onChange(): void {
    keepDraft(this.#options.name, this.original, this.code);
    if (!this.changed && !this.#note.querySelector("button")) this.#note.replaceChildren();
    this.#options.onChange();
  }

  #show(): void {
    this.place.hidden = !this.editing;
    this.#highlighted.hidden = this.editing;
    this.#options.onChange();
  }
}
