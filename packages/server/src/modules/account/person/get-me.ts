import type { Database, Scope } from '../../../storage/index.ts';
import { type Person, presentPerson } from './present-person.ts';

/** The person signed in, as they see themselves. */
export function getMe(
  { database }: { database: Database },
  { scope, personId }: { scope: Scope; personId: string },
): Promise<Person> {
  return database.read(scope, (tx) => presentPerson(tx, personId));
}
