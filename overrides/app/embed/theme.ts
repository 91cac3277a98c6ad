/** The page around the frame may choose light or dark by `?theme=`; otherwise the device does. */
export function chooseTheme(): void {
  const scheme = { light: "default", dark: "slate" }[new URLSearchParams(location.search).get("theme") ?? ""];
  if (scheme) document.documentElement.setAttribute("data-md-color-scheme", scheme);
}
