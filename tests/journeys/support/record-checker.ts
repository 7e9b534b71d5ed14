import pg from 'pg';

/** What the database holds of one organisation's credentials, read past row-level security as the system may. */
export interface CredentialRecord {
  id: string;
  state: string;
  idempotencyKey: string;
  statusListId: string;
  statusIndex: number;
  secured: string | null;
  issuedLines: number;
  issuedEvents: number;
}

/** Reads every credential with the audit lines and events of its issuing. */
export async function readRecords(databaseUrl: string): Promise<CredentialRecord[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("set laurel.system = 'on'");
    const { rows } = await client.query<CredentialRecord>(`
      select c.id, c.state, c.idempotency_key as "idempotencyKey", c.status_list_id as "statusListId", c.status_index as "statusIndex", c.secured,
        (select count(*)::int from storage.audit a where a.subject = 'credential:' || c.id and a.action = 'credential.issued') as "issuedLines",
        (select count(*)::int from storage.event e where e.name = 'credential.issued' and e.payload->>'credentialId' = c.id::text) as "issuedEvents"
      from issuer.credential c order by c.created_at`);
    return rows;
  } finally {
    await client.end();
  }
}

/** What must never be: each sentence is one breach. */
export function breachesOf(records: readonly CredentialRecord[]): string[] {
  return [...sharedPlaces(records), ...records.flatMap(breachesOfOne)];
}

function sharedPlaces(records: readonly CredentialRecord[]): string[] {
  const byPlace = Map.groupBy(records, ({ statusListId, statusIndex }) => `${statusListId}#${statusIndex}`);
  return [...byPlace]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([place, sharing]) => `status index ${place} is used by ${sharing.map(({ id }) => id).join(' and ')}`);
}

function breachesOfOne({ id, state, secured, issuedLines, issuedEvents }: CredentialRecord): string[] {
  const signed = secured !== null;
  const once = signed ? 1 : 0;
  return [
    ...(signed === (state === 'issued') ? [] : [`${id} is ${state} and ${signed ? 'signed' : 'not signed'}`]),
    ...(issuedLines === once ? [] : [`${id} has ${issuedLines} audit lines of its issuing`]),
    ...(issuedEvents === once ? [] : [`${id} has ${issuedEvents} events of its issuing`]),
  ];
}
