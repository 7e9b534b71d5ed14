import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { readCredentials } from '../container/read-credentials.ts';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { envelopeOf } from '../model/envelope.ts';
import { FLIP_LIMIT_MS, flipBits } from '../testing/flip-bits.ts';
import { AUDIENCE, NONCE } from '../testing/jose-samples.ts';
import { type Made, type MutationSubject, mutationFiles, mutationSubjects } from '../testing/mutation-subjects.ts';
import { NOW } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import type { Retrieval } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

const policy = { request: { domain: AUDIENCE, challenge: NONCE } };
const bytesOf = (content: Content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
const named = (subjects: readonly MutationSubject[]) => subjects.map((subject) => [subject.name, subject] as const);

/** A verifier that sees what the issuer publishes, and nothing else. */
function verifier(published: Made['published'] = {}) {
  const retrieve = async (url: string): Promise<Retrieval> => {
    const body = published[url];
    return body === undefined
      ? { ok: false, reasonCode: 'retrieval.offline' }
      : { ok: true, body: JSON.stringify(body), fetchedAt: NOW };
  };
  return async (text: Content) => {
    const input = { text, evidence: await gatherEvidence({ text, retrieve }), now: NOW };
    const verdict = await verifyCredential(input);
    // Only a presentation can answer a question.
    return verdict.kind === 'presentation' ? verifyCredential({ ...input, policy }) : verdict;
  };
}

/**
 * What was signed: of JSON its canonical form with that of its proof, of an envelope in JSON the token in it, and of a token
 * or COSE every byte. Two contents with the same one say the same, whatever their bytes.
 */
async function meaningOf(content: Content): Promise<string> {
  const text = new TextDecoder().decode(bytesOf(content));
  if (!text.startsWith('{')) return hex.encode(bytesOf(content));
  const document = JSON.parse(text);
  const envelope = envelopeOf(document);
  if (envelope !== undefined) return envelope.content;
  const { proof, ...claims } = document;
  return `${await canonicalise(claims)}${await canonicalise({ '@context': claims['@context'], ...proof })}`;
}

/**
 * All that a reader and an engineer are shown of what is valid, the hashes of what was signed among it, and what it means;
 * undefined where it is not valid.
 */
async function shownOf(verify: ReturnType<typeof verifier>, content: Content) {
  const { outcome, technical, contents, ...told } = await verify(content);
  if (outcome !== 'valid') return undefined;
  const { checkedAt: _, documents: _documents, ...rest } = technical;
  const inside = contents.map(({ credential, warnings }) => ({ credential, warnings }));
  return { ...told, technical: rest, inside, meaning: await meaningOf(content) };
}

/** What is shown of everything that is valid in a file, the same once only; undefined if nothing is. */
async function shownIn(verify: ReturnType<typeof verifier>, file: Uint8Array) {
  const { found } = await readCredentials(file);
  const shown = await Promise.all(found.map(({ content }) => shownOf(verify, content)));
  const valid = new Set(shown.filter((it) => it !== undefined).map((it) => JSON.stringify(it)));
  return valid.size === 0 ? undefined : [...valid];
}

describe('A16 one flipped bit anywhere in a credential is refused, or says the very same', () => {
  test.for(named(mutationSubjects))('%s', { timeout: FLIP_LIMIT_MS }, async ([form, { make, atMost }], { task }) => {
    const { content, published } = await make();
    const verify = verifier(published);
    const shown = (mutant: Uint8Array) => shownOf(verify, mutant);
    const { accepted, bits, tried, original } = await flipBits({
      task,
      form,
      bytes: bytesOf(content),
      atMost,
      shownOf: shown,
    });
    expect(original).toBeDefined();
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(Math.min(bits, atMost ?? 0));
  });
});

describe('A16 one flipped bit anywhere in a file is refused, or the file says the very same', () => {
  test.for(named(mutationFiles))('%s', { timeout: FLIP_LIMIT_MS }, async ([form, { make }], { task }) => {
    const { content, published } = await make();
    const verify = verifier(published);
    const shown = (mutant: Uint8Array) => shownIn(verify, mutant);
    const { accepted, original } = await flipBits({ task, form, bytes: bytesOf(content), shownOf: shown });
    expect(original).toHaveLength(1);
    expect(accepted).toEqual([]);
  });
});
