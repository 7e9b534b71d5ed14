import type { LaurelClient } from '@laurel/sdk';
import type { Stack } from '../stack/start-stack.ts';
import { signUp } from './sign-up.ts';

/** An organisation with one achievement, and its owner's client. */
export interface Issuer {
  client: LaurelClient;
  params: { organisationId: string };
  achievementId: string;
}

/** Makes them in an install that is still empty. */
export async function createIssuer(stack: Stack): Promise<Issuer> {
  const { client } = await signUp(stack, 'owner@bench.example');
  const { id } = await client.createOrganisation({ body: { name: 'Bench College', slug: 'bench' } });
  const params = { organisationId: id };
  const body = { name: 'Endurance', description: 'Goes on.', criteria: 'Go on.' };
  const { id: achievementId } = await client.createAchievement({ params, body });
  return { client, params, achievementId };
}
