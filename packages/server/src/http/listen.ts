import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Http } from './create-http.ts';

/** A server that listens. */
export interface Listening {
  port: number;
  /** Takes no more requests, finishes those under way, then resolves; after ten seconds it cuts them off. */
  close(): Promise<void>;
}

const drainMilliseconds = 10_000;

/**
 * Listens on a port of every interface, with time limits that slow senders cannot stretch.
 *
 * @throws the system's error, such as EADDRINUSE, when the port cannot be had
 */
export function listen(http: Http, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request, environment) => http.fetch(request, environment as never), port },
      (address) => {
        server.off('error', reject);
        resolve({ port: address.port, close: () => close(server) });
      },
    ) as Server;
    server.headersTimeout = 10_000;
    server.requestTimeout = 120_000;
    server.keepAliveTimeout = 5_000;
    server.maxRequestsPerSocket = 1_000;
    server.once('error', reject);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
  await closed;
  clearTimeout(timer);
}
