import { Refusal } from '../../refusal.ts';
import type { Scope } from '../../storage/index.ts';
import { findOwnedAlone, lockOrganisationsOf } from '../account/index.ts';
import type { ErasureDeps } from './deps.ts';
import type { PresentedErasure } from './present-erasure.ts';
import { finishRequest, recordRequest } from './request-erasure.ts';
import { type ErasureRow, selectOpenOf } from './store.ts';

interface Input {
  personId: string;
  sessionId: string;
  email: string;
  password?: string | undefined;
  copies: ErasureRow['copies'];
}

/**
 * Erases the person who asks, with everything that is kept of them here: at their own wish alone, and for good.
 *
 * @throws Refusal `invalid-request`, `not-signed-in`, `rate-limited`, `last-owner`
 */
export async function eraseMe(deps: ErasureDeps, input: Input): Promise<PresentedErasure> {
  const { personId, copies } = input;
  await deps.account.confirmPerson({ ...input, password: input.password });
  const scope: Scope = { actor: { kind: 'person', id: personId }, personId, system: true };
  const erasureId = await deps.database.write(scope, async (unit) => {
    const before = await selectOpenOf(unit.tx, personId);
    if (before) {
      await unit.audit({ action: 'erasure.asked-again', subject: `erasure:${before.id}` });
      return before.id;
    }
    await lockOrganisationsOf(unit.tx, personId);
    const alone = await findOwnedAlone(unit.tx, personId);
    if (alone.length > 0) {
      throw new Refusal(
        'last-owner',
        `Nothing was erased. Make somebody else an owner first, of ${alone.map((name) => `“${name}”`).join(', ')}.`,
      );
    }
    return recordRequest(deps, unit, { kind: 'person', personId, organisationId: null, credentialId: null, copies });
  });
  return finishRequest(deps, scope, erasureId);
}
