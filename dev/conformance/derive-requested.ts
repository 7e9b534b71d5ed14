import { deriveCredential } from '@laurel/credential';
import { Problem } from './problem.ts';
import { objectIn, optionsIn, readBody, textsIn } from './read-body.ts';
import { suiteContexts } from './suite-contexts.ts';
import type { World } from './world.ts';

/**
 * Derives the copy of a credential that shows what is selected.
 *
 * @see https://w3c-ccg.github.io/vc-api/#derive-credential
 */
export async function deriveRequested({ random }: World, request: Request): Promise<Response> {
  const body = await readBody(request);
  const selectivePointers = textsIn(optionsIn(body), 'selectivePointers');
  if (selectivePointers === undefined) {
    throw new Problem(400, 'request.malformed', '"selectivePointers" must be a list of texts.');
  }
  const credential = objectIn(body, 'verifiableCredential');
  const verifiableCredential = await deriveCredential({
    credential,
    selectivePointers,
    random,
    contexts: suiteContexts,
  });
  return Response.json({ verifiableCredential });
}
