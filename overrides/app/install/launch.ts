// The installed app is opened again while it is open: the window that is there comes to the front, and keeps what it shows.
import { baseURL } from "../base";

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly targetURL?: string }) => void): void;
}

/** By the app's icon nothing changes; a shortcut, as to study, goes where it says. */
export function followLaunches(): void {
  const { launchQueue } = globalThis as typeof globalThis & { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ targetURL }) => {
    if (targetURL && targetURL !== baseURL.href && targetURL !== location.href) location.assign(targetURL);
  });
}
