import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** The server's program whose guard lets the hosts of this machine through. */
export const serverWithNeighbours = path.join(
  import.meta.dirname,
  '../../../packages/server/src/adapters/testing/serve-with-neighbours.ts',
);

/** Another host, which publishes files. */
export interface Neighbour {
  /** The address of a path on it. */
  at(path: string): string;
  publish(path: string, content: string | Uint8Array, mediaType?: string): void;
  stop(): void;
}

export async function startNeighbour(): Promise<Neighbour> {
  const published = new Map<string, { content: string | Uint8Array; mediaType: string }>();
  const server = createServer(({ url = '' }, response) => {
    const file = published.get(url);
    if (file) response.writeHead(200, { 'content-type': file.mediaType }).end(file.content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (address) => `http://localhost:${port}${address}`,
    publish: (address, content, mediaType = 'application/octet-stream') =>
      void published.set(address, { content, mediaType }),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
