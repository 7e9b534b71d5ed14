const endings: Record<string, string> = {
  'image/png': 'png',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/**
 * What a file of a submission is answered with, so that it harms nobody who opens it: saved and not shown, under a name whose
 * ending is of what it is, in a sandbox, kept by no cache, and given to no other site.
 */
export function downloadHeaders(name: string, mediaType: string): [string, string][] {
  const safe = safeName(name, mediaType);
  const ascii = safe.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return [
    ['content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeRfc8187(safe)}`],
    ['cache-control', 'private, no-store'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['referrer-policy', 'no-referrer'],
    ['x-robots-tag', 'noindex'],
  ];
}

function safeName(name: string, mediaType: string): string {
  // Characters that turn or hide what follows make one ending look like another.
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}]|[/\\:*?<>|]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-150);
  const ending = endings[mediaType];
  if (ending) return plain.toLowerCase().endsWith(`.${ending}`) ? plain : `${plain}.${ending}`;
  // What a browser or a shell would run opens as text.
  return mediaType === 'text/plain' && !/\.(txt|md|csv)$/i.test(plain) ? `${plain}.txt` : plain;
}

function encodeRfc8187(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
