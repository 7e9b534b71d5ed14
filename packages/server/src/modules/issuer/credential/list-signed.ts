import { type Cursor, systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectSigned } from './store.ts';

/** The ids of what was signed, of every organisation, in the order of their issuing: those after a place in it. */
export async function listSigned(
  { database }: Pick<IssuerDeps, 'database'>,
  page: { after: Cursor; limit: number },
): Promise<Cursor[]> {
  return database.read(systemScope('list-signed'), (tx) => selectSigned(tx, page));
}
