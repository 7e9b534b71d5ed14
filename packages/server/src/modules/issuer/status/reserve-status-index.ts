import { allocateStatusIndex } from '@laurel/credential';
import type { Randomness } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { insertStatusList, isIndexTaken, listLength, takePlace } from './store.ts';

/** Finds a random free index on a status list of the organisation. The credential's own unique key makes it certain. */
export async function reserveStatusIndex(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { organisationId, randomness }: { organisationId: string; randomness: Randomness },
): Promise<{ statusListId: string; index: number }> {
  let list = await takePlace(tx, organisationId);
  if (!list) {
    await insertStatusList(tx, { id: randomness.uuid(), organisationId, now });
    list = await takePlace(tx, organisationId);
  }
  if (!list) throw new Error('a new status list has no room');
  const { id } = list;
  const index = await allocateStatusIndex({
    length: listLength,
    random: (count) => randomness.bytes(count),
    take: async (place) => !(await isIndexTaken(tx, id, place)),
  });
  return { statusListId: id, index };
}
