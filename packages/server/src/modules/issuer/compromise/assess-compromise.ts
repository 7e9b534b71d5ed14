import type { AnswerOf, endpoints } from '@laurel/api';
import type { IssuerDeps } from '../deps.ts';
import { findKey, type KeyPlace, type Theft, theftOf } from './find-key.ts';
import { isAffected } from './is-affected.ts';
import { type SignedCredential, signedUnder } from './signed-under.ts';

/** What a mark would do, or has done. */
export type Assessment = AnswerOf<typeof endpoints.assessCompromise>;

/** One worker issues about so many credentials anew in a second, on a small machine. */
const reissuedPerSecond = 20;

/** Counts what stays valid and what does not if the key was stolen at a moment; changes nothing. */
export async function assessCompromise(
  deps: Pick<IssuerDeps, 'database' | 'transparencyLog' | 'clock'>,
  { since, ...place }: KeyPlace & { since: string | undefined },
): Promise<Assessment> {
  const key = await findKey(deps, place);
  return countAffected(deps, place, await theftOf(deps, key, since));
}

/** The same for a theft that is known. */
export async function countAffected(
  deps: Pick<IssuerDeps, 'database' | 'transparencyLog'>,
  { organisationId, signingKeyId }: Pick<KeyPlace, 'organisationId' | 'signingKeyId'>,
  theft: Theft,
): Promise<Assessment> {
  const counts = { signed: 0, affected: 0, unlogged: 0, revoked: 0, reissued: 0, toReissue: 0 };
  for await (const batch of signedUnder(deps, { organisationId, keyId: signingKeyId })) {
    const hit = batch.filter((one) => isAffected(one, theft));
    counts.signed += batch.filter(({ state }) => state !== 'erased').length;
    counts.affected += hit.length;
    counts.unlogged += hit.filter(({ logIndex }) => logIndex === undefined).length;
    for (const one of hit) counts[whatBecomesOf(one)] += 1;
  }
  return {
    since: theft.since.toISOString(),
    logSize: theft.logSize,
    ...counts,
    untouched: counts.signed - counts.affected,
    estimatedSeconds: Math.ceil(counts.toReissue / reissuedPerSecond),
  };
}

function whatBecomesOf({ state, replacementState }: SignedCredential): 'reissued' | 'revoked' | 'toReissue' {
  if (replacementState !== null && replacementState !== 'pending') return 'reissued';
  return state === 'revoked' ? 'revoked' : 'toReissue';
}
