import { Refusal } from '../../../refusal.ts';
import type { IssuerDeps } from '../deps.ts';
import { type Opened, openCredential, type Visit } from './open-credential.ts';

/**
 * The credential as a token, for whoever may see it.
 *
 * @throws Refusal `not-in-this-form` for one that was issued before tokens were made
 */
export async function getCredentialToken(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin'>,
  visit: Visit,
): Promise<Opened & { token: string }> {
  const opened = await openCredential(deps, visit);
  const token = opened.row.securedJwt;
  if (token !== null) return { ...opened, token };
  throw new Refusal(
    'not-in-this-form',
    'This credential was issued before Laurel signed tokens. Take the JSON document, the PNG, the SVG or the PDF.',
  );
}
