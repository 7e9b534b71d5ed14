import { createClient, type LaurelClient } from '@laurel/sdk';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

/** A client with the API key of the environment. */
export function connect(world: World, values: { origin?: string | undefined }): LaurelClient {
  const { apiKey } = world.environment;
  const origin = values.origin ?? world.environment.origin;
  if (apiKey === undefined) {
    throw new UsageError('LAUREL_API_KEY is not set. Make an API key in the console, and put it into the environment.');
  }
  try {
    const client = createClient({ origin, apiKey, retries: 4 });
    if (isExposed(origin)) world.err(`Warning: ${origin} is not encrypted; others on the way can read the API key.\n`);
    return client;
  } catch (error) {
    // The one thing a client refuses to be made with: an origin or a key that cannot be one.
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function isExposed(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !/^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

/** The organisation named on the command line, or the one that the API key belongs to. */
export async function organisationOf(
  client: LaurelClient,
  values: { organisation?: string | undefined },
): Promise<string> {
  return values.organisation ?? (await client.getCurrentApiKey()).organisationId;
}
