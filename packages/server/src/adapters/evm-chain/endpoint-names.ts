/** Names endpoints by their hosts: a path may hold a key. */
export function namesOf(urls: readonly string[]): string[] {
  const hosts = urls.map((url) => new URL(url).host);
  return hosts.map((host, index) =>
    hosts.indexOf(host) === hosts.lastIndexOf(host)
      ? host
      : `${host} (${hosts.slice(0, index + 1).filter((it) => it === host).length})`,
  );
}
