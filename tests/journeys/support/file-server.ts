import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
};

/** A server of files that knows nothing of Laurel: kinds by the ending, index.html for a folder, and nothing else. */
export async function serveFiles(folder: string, port: number): Promise<{ missing: string[]; stop(): Promise<void> }> {
  const missing: string[] = [];
  const server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    try {
      if ((await stat(file)).isDirectory()) {
        if (!pathname.endsWith('/')) return res.writeHead(301, { location: `${pathname}/` }).end();
        return res.writeHead(200, { 'content-type': 'text/html' }).end(await readFile(path.join(file, 'index.html')));
      }
      if (req.method !== 'GET') return res.writeHead(501).end();
      res.writeHead(200, { 'content-type': kinds[path.extname(file)] ?? 'application/octet-stream' });
      res.end(await readFile(file));
    } catch {
      missing.push(pathname);
      res.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    }
    return res;
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    missing,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
