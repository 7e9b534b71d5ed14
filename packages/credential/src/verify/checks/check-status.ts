import { asList } from '../../model/as-list.ts';
import type { Credential } from '../../model/credential.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { statusValue } from '../../status/status-bit.ts';
import { isBitstringEntry, parseStatusEntry } from '../../status/status-entry.ts';
import type { Evidence } from '../evidence.ts';
import { attempt, type Finding, fail, pass, toWarning, unknown, worst } from '../finding.ts';
import type { TechnicalStatus, Warning } from '../result.ts';
import type { Clock } from './clock.ts';
import { openStatusList } from './open-status-list.ts';

/** What the issuer says of the credential today. */
export interface StatusFindings {
  readonly finding: Finding;
  readonly warnings: readonly Warning[];
  readonly technical: readonly TechnicalStatus[];
}

/** Every status entry must be read from a list that is the issuer's own, genuine and in force; and none may be set. */
export async function checkStatus(credential: Credential, evidence: Evidence, clock: Clock): Promise<StatusFindings> {
  const results = await Promise.all(
    asList(credential.credentialStatus).map((entry) => checkEntry(credential, entry, evidence, clock)),
  );
  const [first, ...others] = results;
  if (first === undefined) {
    return { finding: { outcome: 'not-applicable', reasonCode: 'status.none' }, warnings: [], technical: [] };
  }
  return {
    finding: worst([first.finding, ...others.map(({ finding }) => finding)]),
    warnings: results.flatMap(({ warnings }) => warnings),
    technical: results.flatMap(({ technical }) => technical),
  };
}

async function checkEntry(
  credential: Credential,
  json: JsonObject,
  evidence: Evidence,
  clock: Clock,
): Promise<StatusFindings> {
  if (!isBitstringEntry(json)) return only(unknown('status.type-unsupported', String(json.type)));
  const entry = attempt(() => parseStatusEntry(json));
  if (!entry.ok) return only(entry.finding);
  const { listUrl, index, purpose, size } = entry.value;
  const opened = await openStatusList(credential, entry.value, evidence, clock);
  if (!opened.ok) return { ...only(opened.finding), technical: [{ listUrl, index, purpose }] };
  const list = opened.value;
  const technical = { listUrl, index, purpose, fetchedAt: list.fetchedAt.toISOString() };
  const value = attempt(() => statusValue(list.bits, index, size));
  if (!value.ok) {
    // The list and the entry do not fit: that says nothing about the credential, only that its status is not known.
    const { reasonCode, detail } = value.finding;
    return { finding: unknown(reasonCode, detail), warnings: list.warnings, technical: [technical] };
  }
  const { finding, warning } = meaning(purpose, value.value);
  return { finding, warnings: [...list.warnings, ...warning], technical: [{ ...technical, value: value.value }] };
}

function meaning(purpose: string, value: number): { finding: Finding; warning: readonly Warning[] } {
  if (purpose === 'revocation')
    return { finding: value === 0 ? pass('status.good') : fail('status.revoked'), warning: [] };
  if (purpose === 'suspension')
    return { finding: value === 0 ? pass('status.good') : fail('status.suspended'), warning: [] };
  if (purpose === 'refresh') {
    return { finding: pass('status.good'), warning: value === 0 ? [] : [toWarning('status.refresh-available')] };
  }
  return { finding: unknown('status.purpose-unsupported', purpose), warning: [] };
}

function only(finding: Finding): StatusFindings {
  return { finding, warnings: [], technical: [] };
}
