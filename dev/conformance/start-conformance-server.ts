import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import type { Random, Retrieve } from '@laurel/credential';
import { createRetrieve } from '@laurel/sdk';
import { freePort } from '../stack/free-port.ts';
import { conformanceApp } from './conformance-app.ts';
import { createIssuers } from './issuers.ts';
import { retrieveOurs } from './retrieve-ours.ts';
import { createStatusLists } from './status-lists.ts';

/** How a conformance server runs. */
export interface ConformanceOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The public origin in front of it; by default its own address. */
  readonly origin?: string | undefined;
  readonly now?: (() => Date) | undefined;
  readonly random?: Random | undefined;
  /** Fetches what is not ours; by default from the network, by https alone. */
  readonly retrieve?: Retrieve | undefined;
}

/** A server that runs. */
export interface ConformanceServer {
  /** Where it listens: on this machine alone. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the server that the standards' own suites run against: VC-API and DID resolution over the credential package.
 * It asks nobody who they are and its keys are public, so it listens on this machine alone.
 */
export async function startConformanceServer(options: ConformanceOptions): Promise<ConformanceServer> {
  const { now = () => new Date(), random = randomBytes } = options;
  const port = options.port === 0 ? await freePort() : options.port;
  const url = `http://localhost:${port}`;
  const { origin = url, retrieve = createRetrieve({ now }) } = options;
  const issuers = await createIssuers();
  const statusLists = createStatusLists({ origin, issuers, now, random });
  const app = conformanceApp({
    origin,
    issuers,
    statusLists,
    now,
    random,
    retrieve: retrieveOurs(statusLists, retrieve, now),
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  await once(server, 'listening');
  return { url, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
