import {
  gatherEvidence,
  type JsonObject,
  type Verdict,
  type VerificationPolicy,
  verifyCredential,
} from '@laurel/credential';
import { Problem } from './problem.ts';
import { objectIn, optionsIn, readBody, textIn, textsIn } from './read-body.ts';
import { suiteContexts } from './suite-contexts.ts';
import { type Scope, verificationResponse } from './verification.ts';
import type { World } from './world.ts';

/** Which of the verifying endpoints is asked. */
export interface VerifyTarget {
  readonly kind: 'credential' | 'presentation';
  readonly scope: Scope;
}

const memberOf = { credential: 'verifiableCredential', presentation: 'verifiablePresentation' } as const;

/**
 * Verifies the credential or the presentation of a request, for its `domain` and `challenge` where it gives them.
 *
 * @see https://w3c-ccg.github.io/vc-api/#verify-credential
 */
export async function verifyDocument(world: World, request: Request, { kind, scope }: VerifyTarget): Promise<Response> {
  const body = await readBody(request);
  const options = optionsIn(body);
  const choice = textsIn(options, 'checks');
  const asked = { domain: textIn(options, 'domain'), challenge: textIn(options, 'challenge') };
  // A credential is shown to nobody: only a presentation answers a question.
  const policy = kind === 'presentation' ? { request: asked } : {};
  const verdict = await verdictOn(world, objectIn(body, memberOf[kind]), policy);
  if (verdict.kind !== undefined && verdict.kind !== kind) {
    throw new Problem(400, 'credential.not-a-credential', `This is no ${kind}.`);
  }
  return verificationResponse(verdict, scope, choice);
}

async function verdictOn(world: World, document: JsonObject, policy: VerificationPolicy): Promise<Verdict> {
  const { origin, retrieve, now } = world;
  const text = JSON.stringify(document);
  // Without a public origin our own status lists are at http://localhost.
  const allowHttpLocalhost = origin.startsWith('http:');
  const evidence = await gatherEvidence({
    text,
    retrieve,
    allowHttpLocalhost,
    contexts: suiteContexts,
    resources: 'fetch',
  });
  return verifyCredential({ text, evidence, now: now(), policy });
}
