import { CredentialError } from '../../errors.ts';
import type { Credential } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import { readStatusList } from '../../status/read-status-list.ts';
import type { StatusEntry } from '../../status/status-entry.ts';
import { parseStatusList, type StatusList } from '../../status/status-list.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, type Read, toWarning, unknown } from '../finding.ts';
import { type OpenedCredential, openCredential } from '../open-document.ts';
import { isRetrievable } from '../requirements-of.ts';
import type { Warning } from '../result.ts';
import { checkSecured } from './check-secured.ts';
import { checkValidity } from './check-validity.ts';
import type { Clock } from './clock.ts';

/** A status list that may be believed. */
export interface OpenStatusList {
  readonly bits: Uint8Array;
  readonly fetchedAt: Date;
  readonly warnings: readonly Warning[];
}

/**
 * Opens the list that an entry points to. Whatever is wrong with the list makes the status unknown, never good and never
 * bad: somebody between the issuer and us could have put a broken list there.
 */
export async function openStatusList(
  credential: Credential,
  entry: StatusEntry,
  evidence: Evidence,
  clock: Clock,
): Promise<Read<OpenStatusList>> {
  const { listUrl } = entry;
  const not = (finding: Finding): Read<OpenStatusList> => ({ ok: false, finding });
  if (!isRetrievable(listUrl, evidence)) return not(unknown('status.address-refused', listUrl));
  const retrieval = evidence.retrievals.get(listUrl);
  if (retrieval === undefined) return not(unknown('evidence.missing', listUrl));
  if (!retrieval.ok) return not(unknown(retrieval.reasonCode, `${listUrl} ${retrieval.detail ?? ''}`.trim()));
  try {
    const opened = openCredential(retrieval.body, evidence.contexts);
    const { credential: list } = opened;
    const content = parseStatusList(list);
    const unfit = (await checkList(credential, opened, entry, evidence, clock)) ?? checkPurpose(content, entry);
    if (unfit !== undefined) return not(unfit);
    const bits = await readStatusList(list);
    const { fetchedAt } = retrieval;
    return { ok: true, value: { bits, fetchedAt, warnings: age(content, fetchedAt, clock) } };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const ours = error.code.startsWith('status.');
    return not(ours ? unknown(error.code, error.detail) : unknown('status.list-unreadable', error.message));
  }
}

async function checkList(
  credential: Credential,
  opened: OpenedCredential,
  entry: StatusEntry,
  evidence: Evidence,
  clock: Clock,
): Promise<Finding | undefined> {
  const { credential: list } = opened;
  if (list.id !== entry.listUrl) return unknown('status.list-other-address', list.id);
  if (issuerId(list) !== issuerId(credential)) return unknown('status.list-other-issuer', issuerId(list));
  const { proof, issuer } = await checkSecured(opened, evidence, clock);
  const bad = [proof, issuer].find(({ outcome }) => outcome !== 'pass');
  if (bad !== undefined) return unknown('status.list-not-genuine', `${bad.reasonCode} ${bad.detail ?? ''}`.trim());
  const { finding: validity } = checkValidity(list, clock);
  return validity.outcome === 'pass' ? undefined : unknown('status.list-out-of-date', validity.detail);
}

function checkPurpose({ purposes }: StatusList, { purpose }: StatusEntry): Finding | undefined {
  return purposes.includes(purpose)
    ? undefined
    : unknown('status.purpose-mismatch', `${purposes.join(', ')}, not ${purpose}`);
}

function age({ ttlMs }: StatusList, fetchedAt: Date, { now }: Clock): readonly Warning[] {
  const old = ttlMs !== undefined && now.getTime() > fetchedAt.getTime() + ttlMs;
  return old ? [toWarning('status.list-older-than-ttl', fetchedAt.toISOString())] : [];
}
