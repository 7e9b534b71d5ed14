import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { type SecuredForms, selectSecuredForms } from './store.ts';

/** Reads what was signed, in every form, for the system alone; what is not signed is left out. */
export async function readSecuredForms(
  { database }: Pick<IssuerDeps, 'database'>,
  ids: readonly string[],
): Promise<SecuredForms[]> {
  return database.read(systemScope('read-secured-forms'), (tx) => selectSecuredForms(tx, ids));
}
