import { Refusal } from '../../../refusal.ts';
import type { IssuerDeps } from '../deps.ts';
import { openCredential, type Visit } from './open-credential.ts';

/**
 * The credential as a token, for whoever may see it.
 *
 * @throws Refusal `not-in-this-form` for one that was issued before tokens were made
 */
export async function getCredentialToken(
  deps: Pick<IssuerDeps, 'database' | 'account'>,
  visit: Visit,
): Promise<string> {
  const { row } = await openCredential(deps, visit);
  if (row.securedJwt !== null) return row.securedJwt;
  throw new Refusal(
    'not-in-this-form',
    'This credential was issued before Laurel signed tokens. Take the JSON document, the PNG, the SVG or the PDF.',
  );
}
