// The script of the synthetic site's pages: offline use and nothing else.
export function start(): void {
  void import("../../overrides/app/offline/element").then(({ defineOffline }) => defineOffline());
  void import("../../overrides/app/offline/register");
}
