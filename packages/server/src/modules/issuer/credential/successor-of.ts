import { isSameCredential } from '@laurel/credential';
import { Refusal } from '../../../refusal.ts';
import type { Caller } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import type { Successor } from './find-successors.ts';
import { openCredential } from './open-credential.ts';

/** A credential that somebody was given, and who asks about it. */
export interface Shown {
  /** As it was given. */
  content: string;
  /** The id that it says it has. */
  id: string;
  caller: Caller;
}

/**
 * What counts in the place of a credential of this install that was replaced, for whoever may see its page. It goes by the record
 * alone, and only where the very document that was issued is shown: a thief's, which bears its id, is led nowhere.
 */
export async function successorOf(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin'>,
  { content, id, caller }: Shown,
): Promise<Successor | undefined> {
  const credentialId = /[0-9a-f-]{36}$/.exec(id)?.[0];
  if (!credentialId || id !== addresses.credential(deps.origin, credentialId)) return undefined;
  try {
    const { row, successor } = await openCredential(deps, { credentialId, caller, key: undefined });
    const forms = [row.secured, row.securedJwt ?? ''];
    return forms.some((form) => isSameCredential(content, form)) ? successor : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
