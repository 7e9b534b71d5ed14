import type { Person } from '@laurel/sdk';

/** The person signed in, as the API describes them. */
export function person({ organisations = [] }: { organisations?: string[] } = {}): Person {
  return {
    id: 'a3a0a1a2-1111-4111-8111-111111111111',
    name: 'Nia Bevan',
    emails: [
      { id: 'a3a0a1a2-2222-4222-8222-222222222221', email: 'nia@mail.example', verified: true, primary: true },
      { id: 'a3a0a1a2-2222-4222-8222-222222222222', email: 'nia@work.example', verified: false, primary: false },
    ],
    memberships: organisations.map((organisationName) => ({
      organisationId: 'a3a0a1a2-3333-4333-8333-333333333333',
      organisationName,
      organisationSlug: 'northfield',
      role: 'owner',
      permissions: [],
    })),
    passkeys: 0,
    createdAt: '2026-11-24T12:00:00Z',
  };
}
