import type { LaurelClient, VerifyInput } from '@laurel/sdk';
import type { ApiFetch } from '../../session/api.ts';
import { refusalOf } from '../../session/refusal.ts';
import type { Answer } from '../answer.ts';
import { findRevocation } from './find-revocation.ts';
import type { Given } from './read-given.ts';

export interface ServerDeps {
  client: LaurelClient;
  fetch: ApiFetch;
  origin: string;
}

/** Has the API verify what was handed in. Whatever it was, there is an answer. */
export async function verifyOnServer({ client, fetch, origin }: ServerDeps, given: Given): Promise<Answer> {
  const { judged, typed, fileName } = given;
  const kept = { typed, fileName };
  if (judged.kind === 'fault') return { ...kept, fault: judged.fault };
  const body: VerifyInput = judged.kind === 'address' ? { url: judged.url } : { credential: judged.text };
  try {
    const verdict = await client.verifyCredential({ body });
    const revocation = await findRevocation(fetch, { verdict, origin });
    return { ...kept, verdict, revocation, checkedBy: 'server' };
  } catch (error) {
    const problem = refusalOf(error);
    const unreadable = problem.errors.find(({ pointer }) => pointer === '/url');
    if (unreadable && judged.kind === 'address')
      return { ...kept, unreadable: { url: judged.url, detail: unreadable.message } };
    return { ...kept, problem };
  }
}
