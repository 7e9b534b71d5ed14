import {
  checkHeld,
  checkTerms,
  checkTimes,
  type JsonObject,
  type OpenedEnvelope,
  openEnvelope,
  toCredential,
  toPresentation,
} from '@laurel/credential';
import { suiteContexts } from './contexts.ts';
import { type Feature, features } from './feature.ts';
import { withoutLineEnds } from './line-ends.ts';
import { readMethodFile } from './method-file.ts';
import { type Result, resultOf } from './result.ts';

/** What `verifySecured` needs. */
export interface VerifySecuredInput {
  readonly feature: Feature;
  /** The secured text; COSE as base64. */
  readonly secured: string;
  readonly key: string;
  /** The instant at which the signature must count. Without it, time is not asked about. */
  readonly at: Date | undefined;
}

/**
 * Whether a document is secured as the feature says, under this key, and is well formed. Whose key it is, is for the caller
 * to know, and the credentials in a presentation have signatures of their own: `laurel verify` asks about all of it.
 */
export function verifySecured({ at, feature, key, secured }: VerifySecuredInput): Promise<Result> {
  return resultOf(async () => {
    const { kind, mediaType } = features[feature];
    const envelope = openEnvelope(secured, { mediaType });
    const verified = await envelope.verify(readMethodFile(key).publicKey);
    if (verified === undefined) return { result: 'failure', data: 'The signature is not by this key.' };
    await checkDocument(verified.document, kind);
    const untimely = at === undefined ? undefined : checkTimes(verified.times, { now: at, toleranceMs: 60_000 });
    if (untimely !== undefined) return { result: 'failure', data: untimely };
    return { result: 'success', data: JSON.stringify(verified.document) };
  });
}

async function checkDocument(document: JsonObject, kind: OpenedEnvelope['kind']): Promise<void> {
  const options = { contexts: suiteContexts };
  if (kind === 'credential') {
    await checkTerms(toCredential(document, options), suiteContexts);
    return;
  }
  const presentation = toPresentation(withoutLineEnds(document), options);
  checkHeld(presentation, options);
  const { verifiableCredential: _held, ...own } = presentation;
  await checkTerms(own, suiteContexts);
}
