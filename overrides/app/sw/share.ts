// A file that was shared with the installed app arrives as a form. It is put aside for the study page, which imports it.
import { sharedCacheName, sharedKey } from "../protocol/caches";
import { base } from "./scope";

/** The manifest's `share_target` says the same. */
export const SHARE = "share";
const FIELD = "backup";

export async function takeShared(request: Request): Promise<Response> {
  const file = (await request.formData()).get(FIELD);
  if (file !== null) await (await caches.open(sharedCacheName(base))).put(sharedKey(base), new Response(file));
  return Response.redirect(new URL(`study/${file === null ? "" : "?shared"}`, base).href, 303);
}
