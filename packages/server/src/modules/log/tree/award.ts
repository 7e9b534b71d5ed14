import { hashCredential } from '@laurel/credential';
import type { SecuredForms } from '../../issuer/index.ts';

/** What an entry is made of. */
export interface Award {
  credentialId: string;
  organisationId: string;
  forms: string[];
  credentialUrl: string;
}

/** Reads what was signed. @throws Error where somebody has damaged it in the database since */
export function readAward({ credentialId, organisationId, ...signed }: SecuredForms): Award {
  const credentialUrl = idOf(signed.secured);
  // The receipt lies under this name: with that of another credential, it would stand in the way of all others.
  if (!credentialUrl.endsWith(`/${credentialId}`)) throw new Error('a credential with the id of another');
  return { credentialId, organisationId, forms: digestsOf(signed), credentialUrl };
}

/** The digests of what was signed: JSON with its proof first, then the token where there is one. */
export function digestsOf({ secured, securedJwt }: Pick<SecuredForms, 'secured' | 'securedJwt'>): string[] {
  return [secured, ...(securedJwt === null ? [] : [securedJwt])].map((form) => hashCredential(form));
}

/** The id that a credential carries. */
function idOf(secured: string): string {
  const { id } = JSON.parse(secured) as { id?: unknown };
  if (typeof id !== 'string') throw new Error('a credential without an id');
  return id;
}
