import type { SaveFailure } from "../../protocol/site";
import { formats } from "../formats";

const { amount, date, megabytes } = formats("en");

export const updateText = {
  ready: "A new version is ready.",
  elsewhere: "Another tab has gone over to the new version. This one stays as it is until you reload it.",
  reload: "Reload",
  later: "Later",
} as const;

const reasons: Readonly<Record<SaveFailure, string>> = {
  quota: "the device has no room left for it. Free some space, then try again.",
  network: "the connection broke.",
  mismatch: "what arrived is not what was published, perhaps a network’s sign-in page or an update on its way.",
};

const countedFiles = (files: number): string => (files === 1 ? "One file is" : `${files} files are`);

export const siteText = {
  checking: "Looking at what is saved…",
  unavailable: "Not available: this browser, or a private window, does not let sites work offline. Online, everything works.",
  notSaved: "Not saved yet. It is saved by itself when you open the site online.",
  removed: "Removed from this device. Your answers are still here; pages open while you are online.",
  removing: "Being removed…",
  verifying: "Comparing every file with what was published…",
  verified: "Checked just now: every file is as it was published.",
  damaged: (files: number) => `${countedFiles(files)} missing or damaged.`,
  repairing: "Fetching what is missing…",
  notRepaired: (files: number, reason: SaveFailure) => `${countedFiles(files)} still missing: ${reasons[reason]}`,
  saving: "Being saved for offline use…",
  saved: "Saved. It opens without a network.",
  updating: "Saved. A new version is being fetched…",
  ready: "Saved. A new version is ready.",
  cleared: "The browser has cleared a part of it, which is fetched again while you are online.",
  failed: (reason: SaveFailure) => `Not saved: ${reasons[reason]} What has arrived is kept; it goes on when you next open a page.`,
  updateFailed: (reason: SaveFailure) => `Saved. The new version could not be fetched: ${reasons[reason]} This one goes on working.`,
  size: (bytes: number, files: number) => `${megabytes(bytes)} in ${files} files`,
  version: (version: string, savedAt: number) =>
    savedAt > 0 ? `Version ${version}, saved on ${date(savedAt)}` : `Version ${version}`,
  progress: "Saving the site",
  actions: {
    save: { label: "Save", name: "Save the site for offline use" },
    verify: { label: "Verify", name: "Verify the site" },
    repair: { label: "Repair", name: "Repair the site" },
    remove: { label: "Remove", name: "Remove the site from this device" },
    reload: { label: "Reload", name: "Reload to the new version" },
  },
} as const;

export const pythonText = {
  checking: "Looking at what is saved…",
  unavailable: "Not available: this browser, or a private window, does not let sites store files. Snippets run while you are online.",
  unknown: "Its size and version could not be read: there is no connection.",
  notSaved: "Not saved. Snippets run only while you are online.",
  partly: (done: number, total: number) => `Partly saved, ${amount(done, total)}. Snippets run only while you are online.`,
  saving: "Being saved…",
  saved: "Saved. Snippets run without a network.",
  older: "An earlier version is saved, which this version of the site does not use. Snippets run only while you are online.",
  verifying: "Comparing every file with what was published…",
  verified: "Checked just now: every file is as it was published.",
  damaged: "A part was damaged and has been dropped. Snippets run only while you are online.",
  removed: "Removed. Running a snippet online saves it again.",
  failed: (reason: SaveFailure) => `Not saved completely: ${reasons[reason]} What has arrived is kept.`,
  size: (bytes: number) => megabytes(bytes),
  contents: (python: string, numpy: string) => `Python ${python} with NumPy ${numpy}`,
  progress: "Saving Python",
  save: (bytes: number) => `Save (${megabytes(bytes)})`,
  saveName: (bytes: number) => `Save Python for offline use, ${megabytes(bytes)}`,
  version: (version: string, savedAt: number) =>
    savedAt > 0 ? `Version ${version}, saved on ${date(savedAt)}` : `Version ${version}`,
  actions: {
    save: { label: "Save", name: "Save Python for offline use" },
    resume: { label: "Continue", name: "Continue saving Python" },
    repair: { label: "Repair", name: "Repair Python" },
    verify: { label: "Verify", name: "Verify Python" },
    remove: { label: "Remove", name: "Remove Python from this device" },
    cancel: { label: "Cancel", name: "Cancel saving Python" },
  },
} as const;

export const storageText = {
  amount: (done: number, total: number) => amount(done, total),
  used: (bytes: number) => `This site uses ${megabytes(bytes)} on this device.`,
  kept: "The browser has promised to keep it.",
  clearable: "The browser may clear it when the device runs low on space.",
} as const;
