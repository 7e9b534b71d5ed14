import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectIssuing } from './store.ts';

/**
 * The organisations that have issued, those first that have had their name the longest, by what is public of them. Who was
 * issued what is behind the walls of each organisation: only that there was anybody leaves here.
 */
export async function listIssuing({
  database,
}: Pick<IssuerDeps, 'database'>): Promise<{ did: string; name: string }[]> {
  return database.read(systemScope('list-issuing'), selectIssuing);
}
