import type { AnswerOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { getBlockcert } from './get-blockcert.ts';
import { openCredential, type Visit } from './open-credential.ts';
import { mayRecord } from './policy.ts';

/** Has a credential recorded on a chain: noted here, and done by the worker. Asking again changes nothing. */
export async function requestBlockcert(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin' | 'blockcerts'>,
  { scope, ...visit }: Visit & { scope: Scope },
): Promise<AnswerOf<typeof endpoints.requestBlockcert>> {
  const { row, relation } = await openCredential(deps, visit);
  const { organisationId } = row;
  const permissions = await deps.account.mayIn(visit.caller, organisationId);
  if (!mayRecord(relation, permissions)) {
    if (visit.caller.kind === 'anonymous')
      throw new Refusal('not-signed-in', 'Its holder or its issuer may have it recorded: sign in as one of them.');
    throw new Refusal('not-allowed', 'Its holder or its issuer may have it recorded; you may see it.');
  }
  const before = await getBlockcert(deps, visit);
  // What was revoked since stays recorded; what was not recorded before is not any more.
  if (row.state === 'revoked' && before.state === 'none')
    throw new Refusal('already-revoked', 'A revoked credential is not recorded any more. It was not recorded before.');
  await deps.blockcerts.ask(scope, { credentialId: row.id, organisationId });
  return getBlockcert(deps, visit);
}
