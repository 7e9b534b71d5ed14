import type { Database, Scope } from '../../../storage/index.ts';
import { type Person, presentPerson } from './present-person.ts';
import { updateName } from './store.ts';

/** Changes one's own name; credentials already issued keep the name that they say. */
export function changeMe(
  { database }: { database: Database },
  { scope, personId, name }: { scope: Scope; personId: string; name: string },
): Promise<Person> {
  return database.write(scope, async (unit) => {
    await updateName(unit.tx, { id: personId, name, now: unit.now });
    await unit.audit({ action: 'person.renamed', subject: `person:${personId}` });
    return presentPerson(unit.tx, personId);
  });
}
