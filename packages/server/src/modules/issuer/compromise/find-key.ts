import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { logSizeOf } from '../key/present-key.ts';
import { type SigningKey, selectKey } from '../key/store.ts';

/** Which key of which organisation, in whose name. */
export interface KeyPlace {
  scope: Scope;
  organisationId: string;
  signingKeyId: string;
}

/** @throws Refusal `not-found` for a key of another organisation, as for one that does not exist */
export async function findKey(
  { database }: Pick<IssuerDeps, 'database'>,
  { scope, organisationId, signingKeyId }: KeyPlace,
): Promise<SigningKey> {
  const key = await database.read(scope, (tx) => selectKey(tx, signingKeyId));
  if (key?.organisationId !== organisationId) throw notFound('signing key');
  return key;
}

/** A moment since which a key counts as stolen, and what the log held then. */
export interface Theft {
  since: Date;
  /** Null where no log is kept. */
  logSize: number | null;
}

/**
 * What a theft at a moment means: dates are whole seconds, as documents write them. A log that was shorter at the key's own end
 * ends its time there.
 *
 * @throws Refusal `invalid-request` for a moment in the future or before the key was made
 */
export async function theftAt(
  { transparencyLog, clock }: Pick<IssuerDeps, 'transparencyLog' | 'clock'>,
  key: SigningKey,
  since: string,
): Promise<Theft> {
  const moment = new Date(Math.floor(Date.parse(since) / 1000) * 1000);
  if (moment > clock()) throw badSince('use a moment that is not in the future');
  const made = new Date(Math.floor(key.createdAt.getTime() / 1000) * 1000);
  if (moment < made) throw badSince(`the key was made at ${made.toISOString()}; use that moment or a later one`);
  const size = await transparencyLog?.sizeAt(moment);
  const ended = logSizeOf(key);
  return { since: moment, logSize: size === undefined ? null : Math.min(size, ended ?? size) };
}

/** The theft that is marked on a key, if one is. */
export function markedTheft(key: SigningKey): Theft | undefined {
  return key.compromisedSince ? { since: key.compromisedSince, logSize: logSizeOf(key) } : undefined;
}

/**
 * The theft that a question is about: the one that is asked for, else the one that is marked.
 *
 * @throws Refusal `key-not-compromised` where there is neither
 */
export async function theftOf(
  deps: Pick<IssuerDeps, 'transparencyLog' | 'clock'>,
  key: SigningKey,
  since: string | undefined,
): Promise<Theft> {
  const theft = since === undefined ? markedTheft(key) : await theftAt(deps, key, since);
  if (!theft)
    throw new Refusal(
      'key-not-compromised',
      'Say since when it may have been stolen, or mark it as compromised first.',
    );
  return theft;
}

function badSince(message: string): Refusal {
  return new Refusal('invalid-request', 'Nothing was changed. Mend the moment and send it again.', {
    faults: [{ pointer: '/since', message }],
  });
}
