import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Hono } from 'hono';
import { html, raw } from 'hono/html';

interface CaughtMail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  receivedAt: string;
}

const shown = 50;

/** Shows the mail that the development catcher took in: `/dev/mail` for people, `/dev/mail.json` for tests. */
export function caughtMailRoutes(app: Hono, directory: string): void {
  app.get('/dev/mail.json', async (c) => c.json(await readMail(directory)));
  app.get('/dev/mail', async (c) => {
    const mail = await readMail(directory);
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Caught mail · Laurel development</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
      body { max-width: 44rem; margin-inline: auto; padding: 1.5rem 1rem; }
      article { border-block-start: 1px solid #8886; padding-block: 1rem; }
      h2 { font-size: 1.1rem; margin: 0; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin-block-end: 0; }
      p { margin-block: 0.25rem; color: light-dark(#555, #aaa); }
    </style>
  </head>
  <body>
    <main>
      <h1>Caught mail</h1>
      <p>Development only: mail that Laurel sent on this machine, newest first. None of it left the machine.</p>
      ${mail.length === 0 ? html`<p>No mail yet. Sign up, and the message with the link appears here.</p>` : raw(mail.map(article).join(''))}
    </main>
  </body>
</html>`);
  });
}

function article({ to, subject, text, receivedAt }: CaughtMail): string {
  return html`<article>
    <h2>${subject}</h2>
    <p>To ${to.join(', ')} · <time datetime="${receivedAt}">${receivedAt}</time></p>
    <pre>${raw(withLinks(text))}</pre>
  </article>`.toString();
}

function withLinks(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped.replaceAll(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}">${url}</a>`);
}

async function readMail(directory: string): Promise<CaughtMail[]> {
  const names = await readdir(directory).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, shown);
  return Promise.all(
    newest.map(async (name) => JSON.parse(await readFile(path.join(directory, name), 'utf8')) as CaughtMail),
  );
}
