import { createStatusListMemory as create, type StatusListMemory } from '@laurel/credential';

/** How a memory of status lists is bounded; everything has a default. */
export interface StatusListMemoryOptions {
  /** How long a list is used again without asking, however long its issuer would let it: a minute when left out. */
  maxAgeMs?: number | ((url: string) => number) | undefined;
  /** How much text is kept, at two bytes a character: 32 MiB when left out. A list of more than a 32nd of it is not kept. */
  maxBytes?: number | undefined;
  /** How many lists are kept: 1024 when left out. */
  maxLists?: number | undefined;
  /** The machine's own clock when left out. Give it where verifications are given another time. */
  now?: (() => Date) | undefined;
}

/**
 * A memory of status lists, for the option `statusLists` of `verifyCredential` and `verifyAll`: hand the same one to each
 * verification. A list that was believed is then used again for a minute, and for as long as its issuer allows where its
 * server is away; the verdict says how old it is. One that falls back behind what was seen is warned of
 * (`status.list-older-than-seen`), and a revocation that it takes back makes nothing good again
 * (`status.revocation-undone`).
 *
 * It lives as long as the program and writes nothing down. NOTE: where strangers share one, a verdict tells them by the age of
 * its list that somebody asked for that list before.
 *
 * @example
 * import { createStatusListMemory, verifyCredential } from '@laurel/sdk';
 *
 * const statusLists = createStatusListMemory({ maxAgeMs: 30_000 });
 * for (const text of ['{"a": "credential"}', '{"another": "one"}']) {
 *   const { sentence } = await verifyCredential(text, { statusLists });
 *   console.log(sentence);
 * }
 */
export function createStatusListMemory({
  now = () => new Date(),
  ...bounds
}: StatusListMemoryOptions = {}): StatusListMemory {
  return create({ now, ...bounds });
}
