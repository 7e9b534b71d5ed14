import { createClient, type LaurelClient } from '@laurel/sdk';
import { signUpVisitor, type Visitor } from './visitor.ts';

/** A college of one achievement, and whoever owns it. */
export interface Riverside {
  owner: Visitor;
  /** Where its credentials are issued. */
  params: { organisationId: string };
  achievementId: string;
}

/** Founds the college over the API. */
export async function foundRiverside(origin: string): Promise<Riverside> {
  const owner = await signUpVisitor(origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  const body = { name: 'Riverside', slug: 'riverside' };
  const params = { organisationId: (await owner.client.createOrganisation({ body })).id };
  const achievement = { name: 'Endurance', description: 'Goes on.', criteria: 'Go on without a server.' };
  const { id: achievementId } = await owner.client.createAchievement({ params, body: achievement });
  return { owner, params, achievementId };
}

/** A client with a key of the college's that issues and reads credentials: no session, and so nothing that ends with one. */
export async function registryOf({ owner, params }: Riverside, origin: string): Promise<LaurelClient> {
  const body = { name: 'Registry', scopes: ['credential:issue' as const, 'credential:read' as const] };
  const { secret } = await owner.client.createApiKey({ params, body });
  return createClient({ origin, apiKey: secret });
}
