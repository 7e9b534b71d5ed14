import type { Scope } from '../../storage/index.ts';
import { findRecipient } from '../issuer/index.ts';
import type { ErasureDeps } from './deps.ts';
import type { PresentedErasure } from './present-erasure.ts';
import { finishRequest, recordRequest } from './request-erasure.ts';
import type { ErasureRow } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  credentialId: string;
  copies: ErasureRow['copies'];
}

/**
 * Erases what an organisation holds of the recipient of a credential, such as at their wish. Their account is theirs, and what
 * other organisations hold stays.
 *
 * @throws Refusal `not-found`, `erased`
 */
export async function eraseRecipient(deps: ErasureDeps, input: Input): Promise<PresentedErasure> {
  const { organisationId, credentialId, copies } = input;
  const scope: Scope = { actor: input.scope.actor, organisationId, system: true };
  const erasureId = await deps.database.write(scope, async (unit) => {
    await findRecipient(unit.tx, { organisationId, credentialId });
    return recordRequest(deps, unit, { kind: 'recipient', personId: null, organisationId, credentialId, copies });
  });
  return finishRequest(deps, scope, erasureId);
}
