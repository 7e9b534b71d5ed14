import { CredentialError } from '../../errors.ts';
import type { Credential } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import { compareStatusLists, type StatusListState } from '../../status/compare-status-lists.ts';
import type { StatusEntry } from '../../status/status-entry.ts';
import { isIrreversible } from '../../status/status-purpose.ts';
import type { StatusType } from '../../status/status-type.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, toWarning, unknown } from '../finding.ts';
import type { Warning } from '../result.ts';
import { listState } from './list-state.ts';
import { type OpenStatusList, readListText } from './open-status-list.ts';

/** What `compareWithSeen` needs. */
export interface CompareWithSeenInput {
  readonly evidence: Evidence;
  readonly type: StatusType;
  readonly entry: StatusEntry;
  readonly credential: Credential;
  readonly opened: OpenStatusList;
  /** What the list says of the credential now. */
  readonly value: number;
}

/** What a comparison showed: a finding where the credential itself is touched, warnings about the list. */
export interface Comparison {
  readonly finding?: Finding | undefined;
  readonly warnings: readonly Warning[];
}

/** Compares a list with the one that an earlier verification believed, if the caller kept it. */
export function compareWithSeen(input: CompareWithSeenInput): Comparison {
  const { evidence, type, entry, credential, opened, value } = input;
  const text = evidence.seenStatusLists?.get(entry.listUrl, { type: entry.type, issuer: issuerId(credential) });
  if (text === undefined || text === opened.text) return { warnings: [] };
  try {
    const { list, validFrom } = readListText(type, text, evidence);
    const before = list.lookUp(entry, credential.id).value;
    const undone = isIrreversible(entry.purpose) && before !== 0 && value === 0;
    return {
      finding: undone ? unknown('status.revocation-undone', `${before} in the list from ${validFrom}`) : undefined,
      warnings: regressions(listState({ list, validFrom }), listState(opened), entry.size),
    };
  } catch (error) {
    // A memory that cannot be read remembers nothing; the list itself was read and believed.
    if (error instanceof CredentialError) return { warnings: [] };
    throw error;
  }
}

function regressions(seen: StatusListState, given: StatusListState, size: number): readonly Warning[] {
  const codes = { older: 'status.list-older-than-seen', cleared: 'status.list-entries-cleared' } as const;
  return compareStatusLists({ seen, given, size }).map(({ kind, detail }) => toWarning(codes[kind], detail));
}
