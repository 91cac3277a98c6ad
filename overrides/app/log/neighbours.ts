// Other tabs of the same site: they are told of new events, and tell of theirs.

export class Neighbours {
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | undefined;

  constructor(name: string) {
    if (typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = () => this.#heard();
  }

  tell(): void {
    this.#channel?.postMessage("added");
  }

  subscribe(listener: () => void): () => void {
    const heard = () => listener();
    this.#listeners.add(heard);
    // A page that was frozen in the background hears no messages, and an old browser has none to hear.
    const shown = () => document.visibilityState === "visible" && listener();
    const page = typeof document === "undefined" ? undefined : document;
    page?.addEventListener("visibilitychange", shown);
    return () => {
      this.#listeners.delete(heard);
      page?.removeEventListener("visibilitychange", shown);
    };
  }

  close(): void {
    this.#channel?.close();
  }

  #heard(): void {
    for (const listener of this.#listeners) listener();
  }
}
