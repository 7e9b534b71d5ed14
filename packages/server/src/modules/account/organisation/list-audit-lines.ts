import {
  type AuditEntry,
  type Database,
  listAudit,
  type Page,
  pageFrom,
  readCursor,
  type Scope,
  type Tx,
} from '../../../storage/index.ts';
import { selectApiKeyNames } from '../api-key/store.ts';
import { findPeople } from '../person/store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  query: { limit: number; cursor?: string | undefined };
}

/** An audit line as the API shows it. */
export interface AuditLineView {
  id: string;
  at: string;
  actor: { kind: AuditEntry['actorKind']; id: string | null; name: string | null };
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** Who did what in an organisation, the newest first. */
export function listAuditLines(
  { database }: { database: Database },
  { scope, organisationId, query }: Input,
): Promise<Page<AuditLineView>> {
  const { limit } = query;
  const before = readBefore(query.cursor);
  return database.read(scope, async (tx) => {
    const page = { organisationId, limit: limit + 1, ...(before === undefined ? {} : { before }) };
    const entries = await listAudit(tx, page);
    const names = await namesOf(tx, entries);
    return pageFrom(
      entries,
      limit,
      ({ at, id }) => ({ at, id: String(id) }),
      (entry) => present(entry, names),
    );
  });
}

function readBefore(cursor: string | undefined): number | undefined {
  const id = readCursor(cursor, /^\d{1,15}$/)?.id;
  return id === undefined ? undefined : Number(id);
}

async function namesOf(tx: Tx, entries: readonly AuditEntry[]): Promise<Map<string, string>> {
  const ids = (kind: AuditEntry['actorKind']) =>
    entries.flatMap(({ actorKind, actorId }) => (actorKind === kind && actorId ? [actorId] : []));
  const people = await findPeople(tx, ids('person'));
  const keys = await selectApiKeyNames(tx, ids('api-key'));
  return new Map([...[...people.values()].map(({ id, name }) => [id, name] as const), ...keys]);
}

function present(entry: AuditEntry, names: ReadonlyMap<string, string>): AuditLineView {
  const { id, at, actorKind, actorId, action, subject, detail } = entry;
  const name = (actorId && names.get(actorId)) || null;
  return {
    id: String(id),
    at: at.toISOString(),
    actor: { kind: actorKind, id: actorId, name },
    action,
    subject,
    detail,
  };
}
