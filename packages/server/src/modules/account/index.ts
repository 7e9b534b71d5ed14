/** People, their addresses and sessions; organisations, roles and API keys: the only door of this module. */
import type { Permission, Role } from '@laurel/api';
import type { Module } from '../../module.ts';
import type { Caller } from './caller.ts';
import type { AccountDeps } from './deps.ts';
import type { AccountGround } from './ground.ts';
import { addMember } from './organisation/add-member.ts';
import { mayIn } from './organisation/may-in.ts';
import { confirmPerson } from './person/confirm-person.ts';
import { createPerson } from './person/create-person.ts';
import { erasableAccount } from './person/erase-account.ts';
import { forgetUnprovenPeople } from './person/forget-unproven-people.ts';
import { mailPasswordReset } from './person/mail-password-reset.ts';
import { welcomePerson } from './person/welcome-person.ts';
import { accountRoutes } from './routes.ts';
import { authenticate } from './session/authenticate.ts';
import { createSessions } from './session/create-sessions.ts';

export type { Caller } from './caller.ts';
export { findPersonByVerifiedEmail, selectEmails as findEmails } from './email/store.ts';
export {
  findOrganisation,
  findOrganisationBySlug,
  type Organisation,
  selectMembers as findMembers,
  selectPeopleInRoles as findPeopleInRoles,
  selectRole as findRole,
} from './organisation/store.ts';
export {
  lockOrganisationsOf,
  selectHasPassword as hasPassword,
  selectOwnedAlone as findOwnedAlone,
} from './person/erasure-store.ts';
export { findPeople } from './person/store.ts';

/** What the module offers beside its routes. */
export interface AccountModule extends Module {
  authenticate(request: Request): Promise<Caller>;
  /** Makes sure that it is the person themselves who wants what cannot be undone. */
  confirmPerson(input: Parameters<typeof confirmPerson>[1]): Promise<void>;
  mayIn(caller: Caller, organisationId: string): Promise<readonly Permission[] | undefined>;
  /** Makes an account whose address is taken as proven: for the operator and the demo. */
  createPerson(person: { name: string; email: string; password: string }): Promise<{ personId: string }>;
  /** Makes an account likewise, with or without a password, and opens its first session: for the demo. */
  welcomePerson(person: Parameters<typeof welcomePerson>[1]): Promise<{ cookies: string[] }>;
  /** Makes somebody a member without an invitation: likewise. */
  addMember(member: { organisationId: string; email: string; role: Role }): Promise<void>;
}

/** Wires the module. */
export function createAccountModule(ground: AccountGround): AccountModule {
  const deps: AccountDeps = { ...ground, sessions: createSessions(ground) };
  return {
    routes: accountRoutes(deps),
    erasable: erasableAccount,
    confirmPerson: (input) => confirmPerson(deps, input),
    jobs: {
      'mail-password-reset': (payload) => mailPasswordReset(deps, payload as { email: string }),
      'forget-unproven-people': () => forgetUnprovenPeople(deps),
    },
    timetable: [{ cron: '17 3 * * *', task: 'forget-unproven-people' }],
    authenticate: ({ headers }) => authenticate(deps, { headers }),
    mayIn: (caller, organisationId) => mayIn(deps, { caller, organisationId }),
    createPerson: (person) => createPerson(deps, person),
    welcomePerson: (person) => welcomePerson(deps, person),
    addMember: (member) => addMember(deps, member),
  };
}
