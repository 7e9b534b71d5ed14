import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { issueAward } from './issue-award.ts';
import { type IssuedCredential, presentIssued } from './present-issued.ts';
import { selectCredential } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  idempotencyKey: string;
  body: BodyOf<typeof endpoints.issueCredential>;
}

/** Issues one credential by hand, to an address that may have no account yet. */
export async function issueCredential(
  deps: IssuerDeps,
  { scope, organisationId, idempotencyKey, body }: Input,
): Promise<IssuedCredential> {
  const today = deps.clock().toISOString().slice(0, 10);
  const completedOn = body.completedOn ?? today;
  if (completedOn > today) throw badField('/completedOn', 'use a day that is not in the future');
  const validUntil = body.validUntil === undefined ? undefined : new Date(body.validUntil);
  if (validUntil && validUntil <= deps.clock()) throw badField('/validUntil', 'use a time in the future');
  const { credentialId } = await issueAward(deps, {
    organisationId,
    achievementId: body.achievementId,
    // Two callers may think of the same word: a key counts within one caller's requests.
    idempotencyKey: `request:${'id' in scope.actor ? scope.actor.id : ''}:${idempotencyKey}`,
    recipient: body.recipient,
    completedOn,
    validUntil,
    narrative: body.narrative || undefined,
    actor: scope.actor,
  });
  const row = await deps.database.read(scope, (tx) => selectCredential(tx, credentialId));
  if (!row) throw notFound('credential');
  return presentIssued(row, deps.origin);
}

function badField(pointer: string, message: string): Refusal {
  return new Refusal('invalid-request', 'Nothing was issued. Mend what is listed and send it again.', {
    faults: [{ pointer, message }],
  });
}
