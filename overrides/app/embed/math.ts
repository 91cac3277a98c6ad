/** Fonts are refused to a sandboxed frame by hosts that keep their files to themselves: the browser's own math shows then. */
export function showMathWithoutFonts(): void {
  document.fonts.addEventListener("loadingerror", () => document.documentElement.classList.add("flash-plain-math"), { once: true });
}
