import type { Clock, Occasion } from './checks/clock.ts';
import type { ReadLists } from './checks/list-reading.ts';
import type { Content } from './content.ts';
import type { Evidence } from './evidence.ts';
import type { KnownIssuer } from './known-issuers.ts';
import type { Verdict } from './result.ts';

/** Everything that the verdict about one opened document rests on. */
export interface Verification {
  /** The document as it came. */
  readonly content: Content;
  readonly evidence: Evidence;
  readonly clock: Clock;
  /** The status lists that were read for it, inside too. */
  readonly lists: ReadLists;
  readonly policy: {
    readonly knownIssuers?: readonly KnownIssuer[] | undefined;
    readonly request?: Omit<Occasion, 'purpose'> | undefined;
    readonly verifierId?: string | undefined;
    readonly record?: 'required' | undefined;
  };
  /** Whether it is what was handed in, and not inside something else. */
  readonly isOutermost: boolean;
  /** The verdicts about what is inside. */
  readonly contents: readonly Verdict[];
  /** Verifies another document that this one brings along or rests on. */
  readonly inner: (content: Content) => Promise<Verdict>;
  /**
   * Verifies a credential that carries a schema: each once, and nothing further that one rests on but its keys and its
   * status. Schemas that name each other would otherwise be gone through without end.
   */
  readonly carrier: (content: Content) => Promise<Verdict>;
}
