// The number of due cards on the app's icon, where the platform shows one.

let shown: number | undefined;

export function showBadge(due: number): void {
  if (due === shown || !("setAppBadge" in navigator)) return;
  shown = due;
  // A browser may refuse unless the site is installed; then there is no icon to show it on either.
  const asked = due > 0 ? navigator.setAppBadge(due) : navigator.clearAppBadge();
  asked.catch(() => undefined);
}
