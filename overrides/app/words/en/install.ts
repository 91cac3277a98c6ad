export const installText = {
  title: "Install as an app",
  why: "It then opens from your home screen in a window of its own, and the browser is less likely to clear your answers.",
  install: "Install",
  decline: "Not now",
  accepted: "It is being installed.",
  dismissed: "Not installed. Your browser’s menu can do it at any time.",
  byHand: "On iPhone and iPad: tap Share, then “Add to Home Screen”.",
} as const;
