import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import { type AuditEntry, listAudit, type Scope, type Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { erasedRefusal } from './erased-refusal.ts';
import { findSuccessors } from './find-successors.ts';
import { presentIssued } from './present-issued.ts';
import { selectCredential } from './store.ts';

/** One issued credential with its history. */
export type IssuedCredentialDetail = AnswerOf<typeof endpoints.getIssuedCredential>;

/** One issued credential, as its issuer sees it, with its whole history. */
export async function getIssuedCredential(
  { database, origin }: Pick<IssuerDeps, 'database' | 'origin'>,
  { scope, organisationId, credentialId }: { scope: Scope; organisationId: string; credentialId: string },
): Promise<IssuedCredentialDetail> {
  return database.read(scope, (tx) => readDetail(tx, { origin, organisationId, credentialId }));
}

/** The same within a transaction. */
export async function readDetail(
  tx: Tx,
  { origin, organisationId, credentialId }: { origin: string; organisationId: string; credentialId: string },
): Promise<IssuedCredentialDetail> {
  const row = await selectCredential(tx, credentialId);
  if (!row || row.organisationId !== organisationId) throw notFound('credential');
  if (row.erasedAt) throw erasedRefusal();
  const lines = await listAudit(tx, { organisationId, subject: `credential:${credentialId}`, limit: 100 });
  const successors = await findSuccessors(tx, { credentialIds: [credentialId], origin });
  const people = await findPeople(
    tx,
    lines.flatMap(({ actorKind, actorId }) => (actorKind === 'person' && actorId ? [actorId] : [])),
  );
  return {
    ...presentIssued(row, origin),
    statusListUrl: addresses.statusList(origin, row.statusListId),
    statusIndex: row.statusIndex,
    results: row.results,
    replacedBy: successors.get(credentialId) ?? null,
    history: lines.map((line) => presentLine(line, people.get(line.actorId ?? '')?.name)),
  };
}

function presentLine({ at, action, actorKind, detail }: AuditEntry, actorName: string | undefined) {
  const { reason } = detail;
  return {
    at: at.toISOString(),
    action,
    actorName: actorName ?? (actorKind === 'api-key' ? 'API key' : actorKind === 'system' ? 'Laurel' : null),
    detail: typeof reason === 'string' ? reason : null,
  };
}
