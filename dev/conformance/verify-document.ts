import { gatherEvidence, type JsonObject, type Verdict, verifyCredential } from '@laurel/credential';
import { objectIn, optionsIn, readBody, textsIn } from './read-body.ts';
import { suiteContexts } from './suite-contexts.ts';
import { type Scope, verificationResponse } from './verification.ts';
import type { World } from './world.ts';

/** Verifies the credential of a request. */
export async function verifyDocument(world: World, request: Request, scope: Scope): Promise<Response> {
  const body = await readBody(request);
  const options = optionsIn(body);
  const verdict = await verdictOn(world, objectIn(body, 'verifiableCredential'));
  return verificationResponse(verdict, scope, textsIn(options, 'checks'));
}

async function verdictOn({ origin, retrieve, now }: World, document: JsonObject): Promise<Verdict> {
  const text = JSON.stringify(document);
  // Without a public origin our own status lists are at http://localhost.
  const allowHttpLocalhost = origin.startsWith('http:');
  const evidence = await gatherEvidence({ text, retrieve, allowHttpLocalhost, contexts: suiteContexts });
  return verifyCredential({ text, evidence, now: now() });
}
