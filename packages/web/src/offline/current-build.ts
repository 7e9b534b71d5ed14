/** Which build the page in this window is made of: the name of the list of its files says so. */
export function currentBuild(): string {
  const list = document.querySelector('link[href^="/assets/manifest-"]')?.getAttribute('href') ?? '';
  return /manifest-([\w-]+)\.js$/.exec(list)?.[1] ?? 'unknown';
}
