import { parseEntryBundle, TILE_WIDTH } from '@laurel/credential';
import { systemScope } from '../../../storage/index.ts';
import type { SecuredForms } from '../../issuer/index.ts';
import type { Finding } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { digestsOf } from '../tree/award.ts';
import { entryFault, formsOf } from '../tree/entry-fault.ts';
import { type EntryRow, selectEntryOf } from '../tree/entry-store.ts';
import { widthAt } from '../tree/width-at.ts';
import { missingFile } from './missing-file.ts';
import { readPublished } from './read-published.ts';

type Deps = Pick<LogDeps, 'database' | 'issuer' | 'folder'>;

/** What is wrong with entries in themselves, with the credentials they stand for, and with their published copy. */
export async function checkEntries(deps: Deps, entries: readonly EntryRow[], size: number): Promise<Finding[]> {
  const ids = entries.flatMap(({ credentialId }) => credentialId ?? []);
  const forms = await deps.database.read(systemScope('check-log'), (tx) => deps.issuer.readSecuredForms(tx, ids));
  const signed = new Map(forms.map((one) => [one.credentialId, one]));
  const findings: Finding[] = [];
  for (const entry of entries) {
    const fault = entryFault(entry) ?? (await credentialFault(deps, entry, signed));
    if (fault) findings.push(fault);
  }
  return [...findings, ...(await bundleFaults(deps, entries, size))];
}

async function credentialFault(
  { database }: Deps,
  { index, credentialId, organisationId, forms }: EntryRow,
  signed: ReadonlyMap<string, SecuredForms>,
): Promise<Finding | undefined> {
  if (credentialId === null) return undefined;
  const now = signed.get(credentialId);
  const subject = `credential:${credentialId}`;
  if (!forms) {
    // To be forgotten, it takes both: the salt and the credential.
    const detail = `What entry ${index} stands for is forgotten on the log, but the credential is still there.`;
    return now && { kind: 'entry-altered', subject: `entry:${index}`, organisationId, detail };
  }
  if (!now) {
    const still = await database.read(systemScope('check-log'), (tx) => selectEntryOf(tx, credentialId));
    if (!still?.forms) return undefined;
    const detail = `The credential that entry ${index} stands for is not there any more.`;
    return { kind: 'credential-missing', subject, organisationId, detail };
  }
  if (isSame(now, formsOf(forms))) return undefined;
  const detail = `The credential that entry ${index} stands for was altered after it was issued.`;
  return { kind: 'credential-altered', subject, organisationId, detail };
}

function isSame(signed: SecuredForms, forms: readonly string[]): boolean {
  try {
    return digestsOf(signed).join() === forms.join();
  } catch {
    return false;
  }
}

/** The published bundles against the entries. */
async function bundleFaults({ folder }: Deps, entries: readonly EntryRow[], size: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, part] of Map.groupBy(entries, (entry) => Math.floor(entry.index / TILE_WIDTH))) {
    const bytes = await readPublished(folder, {
      level: 'entries',
      index,
      width: widthAt(size, { level: 'entries', index }),
    });
    const subject = `tile:entries/${index}`;
    if (!bytes) {
      findings.push(missingFile(subject));
      continue;
    }
    const published = parse(bytes);
    if (part.every((entry) => isEqual(published[entry.index % TILE_WIDTH], entry.commitment))) continue;
    findings.push({
      kind: 'tile-file-altered',
      subject,
      detail: `Bundle ${index} of the published entries differs from the database.`,
    });
  }
  return findings;
}

function parse(bytes: Uint8Array): Uint8Array[] {
  try {
    return parseEntryBundle(bytes);
  } catch {
    return [];
  }
}

function isEqual(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}
