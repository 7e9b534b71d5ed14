import type { AnswerOf, endpoints } from '@laurel/api';
import type { IssuerDeps } from '../deps.ts';
import type { Successor } from './find-successors.ts';
import { openCredential, type Visit } from './open-credential.ts';
import { mayRecord } from './policy.ts';

type Deps = Pick<IssuerDeps, 'database' | 'account' | 'origin' | 'blockcerts'>;

/** How it stands with a credential on a chain, for whoever may see the credential. */
export async function getBlockcert(deps: Deps, visit: Visit): Promise<AnswerOf<typeof endpoints.getBlockcert>> {
  const { row, relation } = await openCredential(deps, visit);
  const permissions = await deps.account.mayIn(visit.caller, row.organisationId);
  const { canAsk, ...state } = await deps.blockcerts.stateOf(row.id);
  return { ...state, mayAsk: canAsk && row.state === 'issued' && mayRecord(relation, permissions) };
}

/**
 * The credential as a Blockcert, for whoever may see it.
 *
 * @throws Refusal `not-in-this-form` while it is not recorded
 */
export async function getBlockcertDocument(
  deps: Deps,
  visit: Visit,
): Promise<{ document: string; successor: Successor | undefined }> {
  const { row, successor } = await openCredential(deps, visit);
  return { document: await deps.blockcerts.documentOf({ credentialId: row.id, secured: row.secured }), successor };
}
