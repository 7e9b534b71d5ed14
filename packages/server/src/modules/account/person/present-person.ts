import type { Permission, Role } from '@laurel/api';
import { rolePermissions } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { selectEmails } from '../email/store.ts';
import { selectMemberships } from '../organisation/store.ts';
import { selectPerson } from './store.ts';

/** A person as they see themselves. */
export interface Person {
  id: string;
  name: string;
  emails: { id: string; email: string; verified: boolean; primary: boolean }[];
  memberships: Membership[];
  passkeys: number;
  createdAt: string;
}

/** What somebody is in an organisation. */
export interface Membership {
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  role: Role;
  permissions: Permission[];
}

/** Reads a person as they see themselves; the transaction must be in their own name. */
export async function presentPerson(tx: Tx, personId: string): Promise<Person> {
  const person = await selectPerson(tx, personId);
  if (!person) throw notFound('person');
  const emails = await selectEmails(tx, personId);
  const memberships = await selectMemberships(tx, personId);
  return {
    id: person.id,
    name: person.name,
    emails: emails.map(({ id, email, verifiedAt, isPrimary }) => ({
      id,
      email,
      verified: verifiedAt !== null,
      primary: isPrimary,
    })),
    memberships: memberships.map((row) => ({ ...row, permissions: [...rolePermissions[row.role]] })),
    passkeys: person.passkeys,
    createdAt: person.createdAt.toISOString(),
  };
}
