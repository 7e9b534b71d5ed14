/** What a page of the copy says of itself. */
export interface Notice {
  readonly origin: string;
  /** The day on which the copy was made. */
  readonly day: string;
}

/**
 * A page of the server as it stands in the copy: it says what it is, its links lead by whole pages (nothing answers the
 * requests by which the scripts would change a part), and its downloads have names by which servers know their kind.
 */
export function pageOfCopy(html: string, { day }: Notice): string {
  const notice = `<aside data-static-copy>This is a copy, made on ${day}. It does not change any more; what was withdrawn later is not known here.</aside>`;
  return html
    .replace(/<head>/, '<head><script src="/static-copy.js"></script><link rel="stylesheet" href="/static-copy.css"/>')
    .replace(/<body([^>]*)>/, `<body$1>${notice}`)
    .replace(/"\/api\/v1\/credentials\/([0-9a-f-]{36})\/(\w+)"/g, (whole, id: string, form: string) => {
      const name = downloads.get(form);
      return name === undefined ? whole : `"/credentials/${id}/${name}"`;
    });
}

/** The files of a credential whose addresses have no ending, with one that has. */
export const downloads: ReadonlyMap<string, string> = new Map([
  ['document', 'credential.json'],
  ['pdf', 'credential.pdf'],
  ['jwt', 'credential.jwt'],
  ['archive', 'credential.zip'],
  ['receipt', 'credential.receipt.json'],
  ['image', 'preview.png'],
]);

/** Follows links in the ordinary way, before the scripts of the page would follow them in theirs. */
export const copyScript = `addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (link !== null) event.stopImmediatePropagation();
}, true);
`;

/** What only a server can do is not offered. */
export const copyStyle = `[data-static-copy] { display: block; padding: 0.75rem 1rem; background: #fff4d6; color: #3b2f0b; font: 1rem/1.4 sans-serif; text-align: center; }
a[href='/sign-in'], a[href='/sign-up'], a[href='/programmes'], a[href^='/sign-in?'] { display: none; }
`;
