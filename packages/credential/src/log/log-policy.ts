/** A log that a policy accepts. */
export interface PolicyLog {
  readonly verifierKey: string;
  readonly url?: string | undefined;
}

/** A witness that a policy knows. */
export interface PolicyWitness {
  /** What the policy calls it; its key has a name of its own. */
  readonly name: string;
  readonly verifierKey: string;
  readonly url?: string | undefined;
}

/** So many of these witnesses and groups count as one that has cosigned. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

/**
 * Which logs count, which witnesses are known, and which of them must have cosigned: see `parseLogPolicy` and
 * `witnessPolicy`, which refuse what would let one witness count twice.
 *
 * @see https://c2sp.org/tlog-policy
 */
export interface LogPolicy {
  /** Any log, where there are none. */
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Each after its members. */
  readonly groups: readonly PolicyGroup[];
  /** A witness or a group; `none` where nobody need have cosigned. */
  readonly quorum: string;
}

/** Nobody need have cosigned. */
export const NO_QUORUM = 'none';

/** Why a checkpoint that is rightly signed is not enough for somebody. */
export type PolicyLack = 'unlisted-log' | 'too-few-cosignatures';

/** What `lackOf` needs: of an opened checkpoint. */
export interface PolicySubject {
  readonly signedBy: readonly string[];
  readonly cosignatures: readonly { readonly verifierKey: string }[];
}

/**
 * What a checkpoint lacks by a policy; undefined where it is enough.
 *
 * @see https://c2sp.org/tlog-policy
 * @example
 * const opened = await openCheckpoint({ note, verifierKeys, witnesses: witnessKeysOf(policy) });
 * if (lackOf(policy, opened) === 'too-few-cosignatures') console.log('not enough witnesses have seen this');
 */
export function lackOf(
  policy: LogPolicy | undefined,
  { signedBy, cosignatures }: PolicySubject,
): PolicyLack | undefined {
  if (policy === undefined) return undefined;
  const { logs, witnesses, groups, quorum } = policy;
  if (logs.length > 0 && !logs.some(({ verifierKey }) => signedBy.includes(verifierKey))) return 'unlisted-log';
  const cosigners = new Set(cosignatures.map(({ verifierKey }) => verifierKey));
  const counted = new Set(witnesses.filter(({ verifierKey }) => cosigners.has(verifierKey)).map(({ name }) => name));
  for (const { name, threshold, members } of groups) {
    if (members.filter((member) => counted.has(member)).length >= threshold) counted.add(name);
  }
  return quorum === NO_QUORUM || counted.has(quorum) ? undefined : 'too-few-cosignatures';
}

/** The keys of the witnesses that a policy knows, for `openCheckpoint` and `verifyReceipt`. */
export function witnessKeysOf(policy: LogPolicy | undefined): readonly string[] {
  return policy?.witnesses.map(({ verifierKey }) => verifierKey) ?? [];
}
