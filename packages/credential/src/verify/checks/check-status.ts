import { asList } from '../../model/as-list.ts';
import type { Credential } from '../../model/credential.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { StatusEntry } from '../../status/status-entry.ts';
import type { StatusType } from '../../status/status-type.ts';
import { statusTypeOf } from '../../status/status-type-of.ts';
import type { Evidence } from '../evidence.ts';
import { attempt, type Finding, notApplicable, type Read, unknown, worst } from '../finding.ts';
import type { TechnicalStatus, Warning } from '../result.ts';
import type { Verification } from '../verification.ts';
import { compareWithSeen } from './compare-with-seen.ts';
import { type OpenStatusList, openStatusList } from './open-status-list.ts';
import { standardStatusError, withStandardError } from './standard-status-error.ts';
import { statusMeaning } from './status-meaning.ts';

/** What the issuer says of the credential today. */
export interface StatusFindings {
  readonly finding: Finding;
  readonly warnings: readonly Warning[];
  readonly technical: readonly TechnicalStatus[];
}

/** Every status entry must be read from a list that is the issuer's own, genuine and in force; and none may be set. */
export async function checkStatus(
  credential: Credential,
  { evidence, clock, lists }: Pick<Verification, 'evidence' | 'clock' | 'lists'>,
): Promise<StatusFindings> {
  const open = openEachOnce(credential, { evidence, clock, lists });
  const results = await Promise.all(
    asList(credential.credentialStatus).map((json) => checkEntry(credential, json, evidence, open)),
  );
  const [first, ...others] = results;
  if (first === undefined) return only(notApplicable('status.none'));
  return {
    finding: worst([first.finding, ...others.map(({ finding }) => finding)]),
    warnings: distinct(results.flatMap(({ warnings }) => warnings)),
    technical: results.flatMap(({ technical }) => technical),
  };
}

type Open = (type: StatusType, listUrl: string) => Promise<Read<OpenStatusList>>;

/** Two entries may share a list: its proof is verified and its bits are expanded once. */
function openEachOnce(credential: Credential, world: Pick<Verification, 'evidence' | 'clock' | 'lists'>): Open {
  const opening = new Map<string, ReturnType<Open>>();
  return (type, listUrl) => {
    const key = `${type.name} ${listUrl}`;
    const known = opening.get(key) ?? openStatusList({ credential, type, listUrl, ...world });
    opening.set(key, known);
    return known;
  };
}

async function checkEntry(
  credential: Credential,
  json: JsonObject,
  evidence: Evidence,
  open: Open,
): Promise<StatusFindings> {
  const type = statusTypeOf(json);
  if (type === undefined) return only(unknown('status.type-unsupported', String(json.type)));
  const read = attempt(() => type.parseEntry(json));
  if (!read.ok) return only(withStandardError(read.finding));
  const entry = read.value;
  const opened = await open(type, entry.listUrl);
  if (!opened.ok) return unanswered(entry, opened.finding);
  const { list, fetchedAt, warnings } = opened.value;
  if (!list.purposes.includes(entry.purpose)) {
    const detail = `${list.purposes.join(', ')}, not ${entry.purpose}`;
    return unanswered(entry, unknown('status.purpose-mismatch', detail), opened.value);
  }
  const reading = attempt(() => list.lookUp(entry, credential.id));
  if (!reading.ok) {
    // The list and the entry do not fit: that says nothing about the credential, only that its status is not known.
    const { reasonCode, detail } = reading.finding;
    return unanswered(entry, unknown(reasonCode, detail), opened.value);
  }
  const { value } = reading.value;
  const { finding, warnings: own, message } = statusMeaning(entry, reading.value);
  const seen = compareWithSeen({ evidence, type, entry, credential, opened: opened.value, value });
  return {
    finding: worst([finding, ...(seen.finding === undefined ? [] : [seen.finding])]),
    warnings: [...warnings, ...own, ...seen.warnings],
    technical: [{ ...technicalOf(entry), value, message, fetchedAt: fetchedAt.toISOString() }],
  };
}

/** The status is not known, for a reason that the standard may have a name for. */
function unanswered(entry: StatusEntry, finding: Finding, opened?: OpenStatusList): StatusFindings {
  const fetchedAt = opened?.fetchedAt.toISOString();
  const error = standardStatusError(finding.reasonCode);
  return {
    finding: withStandardError(finding),
    warnings: opened?.warnings ?? [],
    technical: [{ ...technicalOf(entry), fetchedAt, error }],
  };
}

function technicalOf({ type, listUrl, index, purpose, references }: StatusEntry): TechnicalStatus {
  return { type, listUrl, index, purpose, references };
}

function only(finding: Finding): StatusFindings {
  return { finding, warnings: [], technical: [] };
}

/** A warning about a list that several entries share is one warning. */
function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.reasonCode} ${warning.detail}`, warning])).values()];
}
