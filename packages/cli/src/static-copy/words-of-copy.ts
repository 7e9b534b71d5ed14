import type { Notice } from './page-of-copy.ts';

/** What the files that are not of the server say. */
interface Words extends Notice {
  readonly name: string;
  readonly slug: string;
  readonly validUntil: string;
}

/** Where a visitor of the origin arrives. */
export function indexPage({ name, slug, day }: Words): string {
  return page(
    `Credentials of ${name}`,
    `<h1>Credentials of ${escaped(name)}</h1>
<p>This is a copy of what ${escaped(name)} published here, made on ${day}. The server that issued the credentials is gone; what it
issued can still be checked. Nothing changes any more: what was withdrawn after ${day} is not known here.</p>
<ul>
<li><a href="/verify/">Verify a credential</a></li>
<li><a href="/issuers/${slug}/">About ${escaped(name)}</a></li>
</ul>`,
  );
}

/** In the place of a list of files. */
export const nothingToList = page(
  'Nothing is listed here',
  '<h1>Nothing is listed here</h1>\n<p><a href="/">To the start</a></p>',
);

/** For whoever puts the copy onto a server. */
export function readme({ origin, name, day, validUntil }: Words): string {
  return `A copy of what ${name} published at ${origin}, made on ${day} by laurel export-static.

Serve this folder at ${origin}, at that origin and no other: the credentials name their issuer's keys, their status
lists and their records in the log by these addresses. Any server of files will do, for instance
    python3 -m http.server 80 --directory .
behind whatever answers for https today.

What is in it
    verify/                verifies credentials in the reader's own browser; nothing is sent anywhere
    credentials/           the pages of credentials that their holders made public; no others
    api/v1/credentials/    the same as files: JSON, token, PNG, SVG, PDF, ZIP
    achievements/, issuers/  what was awarded, and by whom; did.json holds the keys
    status-lists/          what was withdrawn, as of ${day}. They are signed until ${validUntil} and say that
                           they are closed: what was withdrawn later is not in them
    log/                   the transparency log: checkpoint, tiles, anchors, receipts

Kinds of files
    Some addresses have no ending, and a plain server does not know what they are. Verifiers do not mind. Where you
    can, name them: _headers does so for hosts that read it, nginx.conf for nginx.

What does not work any more
    Signing in, issuing, withdrawing, and whatever else changes something. An address that answered with a page or
    with JSON, as was asked, answers with the page.
`;
}

/** The kinds of the files without an ending, for hosts that read this file (Netlify, Cloudflare Pages). */
export const headersFile = kinds(
  ({ address, type }) => `${address}\n  Content-Type: ${type}\n  Access-Control-Allow-Origin: *\n`,
);

/** The same for nginx. */
export const nginxFile = `# Inside the server block of this origin.\n${kinds(
  ({ pattern, type }) => `location ~ ${pattern} { default_type ${type}; add_header Access-Control-Allow-Origin *; }\n`,
)}`;

interface Kind {
  readonly address: string;
  readonly pattern: string;
  readonly type: string;
}

function kinds(line: (kind: Kind) => string): string {
  const known: readonly Kind[] = [
    { address: '/status-lists/*', pattern: '^/status-lists/[0-9a-f-]+$', type: 'application/vc' },
    { address: '/api/v1/credentials/:id/document', pattern: '/document$', type: 'application/vc' },
    { address: '/api/v1/credentials/:id/jwt', pattern: '/jwt$', type: 'application/vc+jwt' },
    { address: '/api/v1/credentials/:id/pdf', pattern: '/pdf$', type: 'application/pdf' },
    { address: '/api/v1/credentials/:id/image', pattern: '/image$', type: 'image/png' },
    { address: '/api/v1/credentials/:id/archive', pattern: '/archive$', type: 'application/zip' },
    { address: '/api/v1/credentials/:id/receipt', pattern: '/receipt$', type: 'application/json' },
    { address: '/issuers/:slug/did.json', pattern: '/did\\.json$', type: 'application/did+ld+json' },
    { address: '/log/checkpoint', pattern: '^/log/checkpoint$', type: 'text/plain' },
    { address: '/log/tile/*', pattern: '^/log/tile/', type: 'application/octet-stream' },
  ];
  return known.map(line).join('');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="icon" href="/favicon.svg"></head>
<body style="font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem">
${body}
</body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
