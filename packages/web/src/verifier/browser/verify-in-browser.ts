import type { Answer } from '../answer.ts';
import { findRevocation } from '../given/find-revocation.ts';
import type { Given } from '../given/read-given.ts';

/**
 * Verifies what was handed in without handing it on, if that can be done from this page: the credential is here and so
 * are its issuer's documents. Undefined when only the server can.
 */
export async function verifyInBrowser(
  given: Given,
  { development }: { development: boolean },
): Promise<Answer | undefined> {
  const { judged, typed, fileName } = given;
  if (judged.kind === 'fault') return { typed, fileName, fault: judged.fault };
  if (judged.kind === 'address') return undefined;
  try {
    const { verifyHere } = await import('./verify-here.ts');
    const { origin } = location;
    const verdict = await verifyHere(judged.text, { origin, development });
    if (!verdict) return undefined;
    const revocation = await findRevocation((input, init) => fetch(input, init), { verdict, origin });
    return { typed, fileName, verdict, revocation, checkedBy: 'browser' };
  } catch {
    // The verifier could not be loaded: the server has one.
    return undefined;
  }
}
