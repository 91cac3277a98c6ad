// What an iPhone shows while the installed app starts. It takes only a picture of exactly its own size, in pixels, at the moment of
// installing: there are dozens of sizes, so each device draws its own.
import { siteURL } from "../base";
import { h } from "../dom";
import { whenIdle } from "../runner/idle";
import { paperColors } from "../scheme";

const ICON = "assets/icons/icon-512.png";
/** In CSS pixels; about what the touched icon has grown to by then. */
const ICON_SIZE = 128;
const SCHEMES = ["light", "dark"];

/** Leaves the pictures in the page's head: light and dark, upright and sideways. */
export async function addSplash(): Promise<void> {
  const icon = new Image();
  icon.src = siteURL(ICON).href;
  await icon.decode();
  const [short = 0, long = 0] = [screen.width, screen.height].sort((one, other) => one - other);
  for (const [at, scheme] of SCHEMES.entries()) {
    for (const [orientation, wide, high] of [["portrait", short, long], ["landscape", long, short]] as const) {
      await whenIdle();
      const media = `(prefers-color-scheme: ${scheme}) and (orientation: ${orientation})`;
      document.head.append(h("link", { rel: "apple-touch-startup-image", media, href: draw(icon, paperColors()[at] ?? "", wide, high) }));
    }
  }
  // The manifest alone makes iPhones start the app without the browser around it, but with an empty screen.
  document.head.append(h("meta", { name: "apple-mobile-web-app-capable", content: "yes" }));
}

function draw(icon: HTMLImageElement, paper: string, wide: number, high: number): string {
  const scale = devicePixelRatio;
  const canvas = h("canvas", { width: String(wide * scale), height: String(high * scale) });
  const context = canvas.getContext("2d");
  if (!context) return "";
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, wide, high);
  context.drawImage(icon, (wide - ICON_SIZE) / 2, (high - ICON_SIZE) / 2, ICON_SIZE, ICON_SIZE);
  return canvas.toDataURL("image/png");
}
