import { allPages, type ProgrammeSummary } from '@laurel/sdk';
import { needed } from '../../session/refusal.ts';
import type { Console } from '../console/console-context.ts';
import { notHere } from './programme-place.ts';

/** A programme as everybody in the organisation may see it; its content is for those who make it. */
export async function findProgramme(
  { client, scope }: Console,
  programmeId: string,
  url: URL,
): Promise<ProgrammeSummary> {
  const search = async () => {
    for await (const programme of allPages(client.listProgrammes, { params: scope, query: { limit: 100 } }))
      if (programme.id === programmeId) return programme;
    return undefined;
  };
  const found = await needed(search(), url);
  if (!found) throw notHere();
  return found;
}
