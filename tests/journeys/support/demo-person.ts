import { createClient, type LaurelClient } from '@laurel/sdk';
import { demoPeople } from '@laurel/server';
import { cookieFetch } from './visitor.ts';

type Person = (typeof demoPeople)[number];

/** Somebody of the demo, by what they are there. */
export function demoPerson(wanted: Person['role']): Person {
  const person = demoPeople.find(({ role }) => role === wanted);
  if (!person) throw new Error(`the demo has no ${wanted}`);
  return person;
}

/** Signs somebody of the demo in over the API. */
export async function demoClient(origin: string, role: Person['role']): Promise<LaurelClient> {
  const client = createClient({ origin, fetch: cookieFetch(origin) });
  const { email, password } = demoPerson(role);
  await client.signIn({ body: { email, password } });
  return client;
}
