// A requested URL → what of the site's list answers it. Pure.

export type Answer =
  | { readonly kind: "file"; readonly path: string }
  /** `dir` instead of `dir/`, from which the relative links of the page would lead astray. */
  | { readonly kind: "redirect"; readonly path: string }
  | { readonly kind: "unlisted" };

/** The path inside the site, decoded, without query and fragment; undefined for another site or a malformed escape. */
export function pathInSite(url: string, base: URL): string | undefined {
  const { origin, pathname } = new URL(url);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return undefined;
  try {
    return decodeURIComponent(pathname.slice(base.pathname.length));
  } catch {
    return undefined;
  }
}

export function resolve(path: string, isListed: (path: string) => boolean): Answer {
  const folder = path === "" || path.endsWith("/");
  const file = folder ? `${path}index.html` : path;
  if (isListed(file)) return { kind: "file", path: file };
  if (!folder && isListed(`${path}/index.html`)) return { kind: "redirect", path: `${path}/` };
  return { kind: "unlisted" };
}
