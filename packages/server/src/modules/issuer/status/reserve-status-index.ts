import { allocateStatusIndex } from '@laurel/credential';
import type { Randomness } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { insertStatusList, isIndexTaken, listLength, takePlace, waitForOthersToBegin } from './store.ts';

/** Finds a random free index on a status list of the organisation. The credential's own unique key makes it certain. */
export async function reserveStatusIndex(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { organisationId, randomness }: { organisationId: string; randomness: Randomness },
): Promise<{ statusListId: string; index: number }> {
  const list = (await takePlace(tx, organisationId)) ?? (await beginList({ tx, now }, { organisationId, randomness }));
  const { id } = list;
  const index = await allocateStatusIndex({
    length: listLength,
    random: (count) => randomness.bytes(count),
    take: async (place) => !(await isIndexTaken(tx, id, place)),
  });
  return { statusListId: id, index };
}

/** Several who find no list at the same time begin one together: holders hide best among many. */
async function beginList(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { organisationId, randomness }: { organisationId: string; randomness: Randomness },
): Promise<{ id: string }> {
  await waitForOthersToBegin(tx, organisationId);
  const begun = await takePlace(tx, organisationId);
  if (begun) return begun;
  await insertStatusList(tx, { id: randomness.uuid(), organisationId, now });
  const list = await takePlace(tx, organisationId);
  if (!list) throw new Error('a new status list has no room');
  return list;
}
