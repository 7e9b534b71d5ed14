import type { AnswerOf, BodyOf, endpoints, QueryOf } from '@laurel/api';
import { type FoundCredential, reasonCodes } from '@laurel/credential';
import { Refusal } from '../../refusal.ts';
import type { Caller } from '../account/index.ts';
import type { VerifierDeps } from './deps.ts';
import { readGiven } from './read-given.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';
import { type OneGiven, verifyOne } from './verify-given.ts';

type Report = AnswerOf<typeof endpoints.createVerificationReport>;

/** What the contract takes as JSON, or the bytes of a file. */
type Given = NonNullable<BodyOf<typeof endpoints.createVerificationReport>> | { bytes: Uint8Array };

/** So many are verified for one request, so many of them at a time, asking so many addresses in all. */
const most = { credentials: 50, atOnce: 4, addresses: 64 };

/**
 * Finds every credential in a file, a text or an address, and verifies each. What cannot be read is part of the report.
 *
 * @throws Refusal `too-large` where more is inside than one request may ask for
 */
export async function reportOnGiven(
  deps: VerifierDeps,
  given: Given,
  query: QueryOf<typeof endpoints.createVerificationReport> & { caller: Caller },
): Promise<Report> {
  const { kind, found, refused, receipts } = await readGiven(deps, inputOf(given));
  if (found.length > most.credentials)
    throw new Refusal('too-large', `There are ${found.length} credentials inside. Send at most ${most.credentials}.`);
  const answers = await verifyEach(deps, found, { ...query, receipts });
  const parts = refused.map(({ detail, ...part }) => ({
    ...part,
    ...(detail === undefined ? {} : { detail }),
    ...reasonCodes[part.code],
  }));
  return { input: kind, answers, refused: parts };
}

function inputOf(given: Given): Uint8Array | string | URL {
  if ('bytes' in given) return given.bytes;
  if ('file' in given) return new Uint8Array(Buffer.from(given.file, 'base64'));
  return 'url' in given ? new URL(given.url) : given.text;
}

async function verifyEach(
  deps: VerifierDeps,
  found: readonly FoundCredential[],
  { resources, verifierId, receipts, caller }: Pick<OneGiven, 'resources' | 'verifierId' | 'receipts' | 'caller'>,
): Promise<Report['answers']> {
  const retrieve = retrieveEvidence(deps, most.addresses);
  const knownIssuers = await deps.trust.knownIssuers();
  const answers: Report['answers'][number][] = [];
  for (let from = 0; from < found.length; from += most.atOnce) {
    const some = found.slice(from, from + most.atOnce).map(async ({ content, receipt: _, ...where }) => ({
      ...where,
      verdict: await verifyOne(deps, { content, receipts, knownIssuers, resources, retrieve, verifierId, caller }),
    }));
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}
