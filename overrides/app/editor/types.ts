// What every editor can do, whichever way it is made.

export interface Editor {
  readonly element: HTMLElement;
  code: string;
  focus(): void;
  /** Marks the line that raised, counted from 1; null takes the mark away. So does the next change. */
  markLine(line: number | null): void;
  close(): void;
}

export interface EditorOptions {
  code: string;
  /** What a screen reader calls the editor, and what it tells about its keys. */
  label: string;
  description: string;
  onChange: () => void;
  /** Ctrl or Cmd and Enter. */
  onRun: () => void;
}
