/** Where people find videos, and where an address leads to a page with a player, and not to a file that plays in another page. */
const players = [
  'youtube.com',
  'youtu.be',
  'youtube-nocookie.com',
  'vimeo.com',
  'dailymotion.com',
  'dai.ly',
  'loom.com',
];

/** The host of a page with a player of its own; undefined where the address may be a video's, as far as one can say without asking for it. */
export function playerPageAt(address: string): string | undefined {
  const { hostname, pathname } = new URL(address);
  const isPlayer = players.some((player) => hostname === player || hostname.endsWith(`.${player}`));
  // Some of them give out files as well, to those who pay for it.
  return isPlayer && !/\.(mp4|webm|m4v)$/i.test(pathname) ? hostname : undefined;
}
