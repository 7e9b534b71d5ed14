import { statusListReusableUntil } from '../../status/reusable-until.ts';
import type { Evidence, Retrieval, RetrievalReasonCode, Retrieve, SeenStatusLists } from '../evidence.ts';
import type { Verdict } from '../result.ts';
import { believedLists, type ListVoice } from './believed-lists.ts';
import { BoundedLists } from './bounded-lists.ts';
import { goesOn } from './goes-on.ts';
import { SharedRequests } from './shared-requests.ts';

/** How a memory of status lists is bounded. Everything but the clock has a default. */
export interface StatusListMemoryOptions {
  /** The time now, by the clock that `fetchedAt` is taken from. */
  readonly now: () => Date;
  /**
   * How long a list is used again without asking, however long its issuer would let it: a minute when left out. 0 asks each
   * time. A function where addresses differ.
   */
  readonly maxAgeMs?: number | ((url: string) => number) | undefined;
  /** How much text is kept, at two bytes a character; 32 MiB when left out. A list of more than a 32nd of it is not kept. */
  readonly maxBytes?: number | undefined;
  /** How many lists are kept; 1024 when left out. */
  readonly maxLists?: number | undefined;
}

/** Keeps status lists from one verification to the next. */
export interface StatusListMemory {
  /** What was believed before, for `Evidence.seenStatusLists`. */
  readonly seen: SeenStatusLists;
  /**
   * `retrieve` with this memory before it. A list that is fresh enough is answered without asking; several who ask for one
   * list at a time ask once; where nobody answers, a list that its issuer still lets be used is answered, with the time when
   * it was really fetched. Other documents than status lists pass by.
   */
  wrap(retrieve: Retrieve): Retrieve;
  /** Keeps the lists that a verdict believed. Call it after every verification. */
  remember(verdict: Verdict, evidence: Evidence): void;
}

/**
 * A memory of status lists, for whoever verifies more than once: it saves asking, tides over a server that is away, and
 * notices a list that falls back behind one that was seen.
 *
 * Only what a verdict believed is kept, so that nothing broken or forged stays, and only what came by this memory's own
 * `wrap`. A list is kept for the issuer and the kind of status that it was believed for: what somebody else signs under the
 * same address takes nobody's place. The memory never asks of its own accord.
 *
 * NOTE: who may share a memory is for the caller to decide. A verdict says how old its list is, so whoever shares it can tell
 * that somebody asked for the same list shortly before.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 * @example
 * const statusLists = createStatusListMemory({ now: () => new Date() });
 * const gathered = await gatherEvidence({ text, retrieve: statusLists.wrap(retrieve) });
 * const evidence = { ...gathered, seenStatusLists: statusLists.seen };
 * const verdict = await verifyCredential({ text, evidence, now: new Date() });
 * statusLists.remember(verdict, evidence);
 */
export function createStatusListMemory(options: StatusListMemoryOptions): StatusListMemory {
  return new Memory(options);
}

type Had = Extract<Retrieval, { ok: true }>;

interface Kept {
  readonly voice: ListVoice;
  readonly url: string;
  readonly bytes: number;
  /** The newest that was believed. */
  readonly copy: Had;
  /** When its server last gave no answer in time. */
  readonly slowAt?: Date | undefined;
  /** The furthest that the issuer ever went, as it came last: what another list is held against. */
  readonly seen: Had;
}

const DAY_MS = 86_400_000;
/** How long a server that gives no answer in time is left alone: nobody need wait for it again who has a copy. */
const LEFT_ALONE_MS = 10_000;
/** A server that is away for longer is not only out of order for a while, however long its lists may be used. */
const MAX_AGE_WHEN_AWAY_MS = DAY_MS;
/** What an issuer said once and for a week no longer says, by mistake or by somebody else's hand, is not held against it. */
const MAX_AGE_OF_SEEN_MS = 7 * DAY_MS;

/** Nobody answered. Where somebody says that it is gone, or leads elsewhere, an old copy would contradict him. */
const AWAY: ReadonlySet<RetrievalReasonCode> = new Set([
  'retrieval.offline',
  'retrieval.unreachable',
  'retrieval.timeout',
  'retrieval.bad-answer',
]);

class Memory implements StatusListMemory {
  readonly #now: () => Date;
  readonly #maxAgeMs: (url: string) => number;
  readonly #lists: BoundedLists<Kept>;
  readonly #requests = new SharedRequests();
  /** What came by way of `wrap`, and not from a store of the caller's. */
  readonly #handedOut = new WeakSet<Retrieval>();

  constructor({ now, maxAgeMs = 60_000, maxBytes = 32 * 1_048_576, maxLists = 1_024 }: StatusListMemoryOptions) {
    this.#now = now;
    this.#maxAgeMs = typeof maxAgeMs === 'number' ? () => maxAgeMs : maxAgeMs;
    this.#lists = new BoundedLists({ maxBytes, maxLists });
  }

  readonly seen: SeenStatusLists = { get: (url, by) => this.#seen({ url, ...by })?.body };

  wrap(retrieve: Retrieve): Retrieve {
    return async (url, kind) => {
      if (kind !== 'status-list') return retrieve(url, kind);
      const maxAgeMs = this.#isLeftAlone(url) ? MAX_AGE_WHEN_AWAY_MS : this.#maxAgeMs(url);
      const usable = this.#usable(url, maxAgeMs);
      if (usable !== undefined) return usable;
      const answer = await this.#requests.ask(url, retrieve);
      if (answer.ok) return this.#land(url, answer);
      if (answer.reasonCode === 'retrieval.timeout') this.#leaveAlone(url);
      const kept = AWAY.has(answer.reasonCode) ? this.#usable(url, MAX_AGE_WHEN_AWAY_MS) : undefined;
      return kept ?? answer;
    };
  }

  remember(verdict: Verdict, evidence: Evidence): void {
    for (const voice of believedLists(verdict)) {
      const given = evidence.retrievals.get(voice.url);
      if (given?.ok !== true || !this.#handedOut.has(given)) continue;
      const { copy = given, slowAt } = this.#lists.get(keyOf(voice)) ?? {};
      const seen = this.#seen(voice);
      const follows =
        seen === undefined || goesOn({ type: voice.type, before: seen.body, after: given.body, evidence });
      this.#keep({ voice, copy: newest(given, copy), seen: follows ? given : seen, slowAt });
    }
  }

  #seen(voice: ListVoice): Had | undefined {
    const seen = this.#lists.get(keyOf(voice))?.seen;
    if (seen === undefined) return undefined;
    return this.#now().getTime() - seen.fetchedAt.getTime() <= MAX_AGE_OF_SEEN_MS ? seen : undefined;
  }

  /** The newest copy of an address, while its issuer and the bound let it be used. */
  #usable(url: string, maxAgeMs: number): Had | undefined {
    const now = this.#now();
    const [first, ...others] = this.#lists.at(url).map(({ copy }) => copy);
    if (first === undefined) return undefined;
    const copy = others.reduce(newest, first);
    const { body, fetchedAt } = copy;
    // A copy from the future is of another clock: nobody knows its age.
    const isYoung = fetchedAt <= now && now < statusListReusableUntil({ body, fetchedAt, maxAgeMs });
    return isYoung ? copy : undefined;
  }

  /** The same text as before was believed before: it is as fresh as this answer. */
  #land(url: string, answer: Had): Had {
    this.#handedOut.add(answer);
    for (const { voice, copy, seen } of this.#lists.at(url)) {
      if (copy.body === answer.body)
        this.#keep({ voice, copy: answer, seen: seen.body === answer.body ? answer : seen });
    }
    return answer;
  }

  #leaveAlone(url: string): void {
    for (const kept of this.#lists.at(url)) this.#keep({ ...kept, slowAt: this.#now() });
  }

  #isLeftAlone(url: string): boolean {
    const { slowAt } = this.#lists.at(url)[0] ?? {};
    if (slowAt === undefined) return false;
    const passedMs = this.#now().getTime() - slowAt.getTime();
    return passedMs >= 0 && passedMs < Math.min(LEFT_ALONE_MS, this.#maxAgeMs(url));
  }

  #keep({ voice, copy, seen, slowAt }: Omit<Kept, 'url' | 'bytes'>): void {
    const characters = copy.body.length + (seen.body === copy.body ? 0 : seen.body.length);
    this.#lists.put(keyOf(voice), { voice, url: voice.url, bytes: 2 * characters, copy, seen, slowAt });
  }
}

function newest(one: Had, other: Had): Had {
  return one.fetchedAt >= other.fetchedAt ? one : other;
}

function keyOf({ type, issuer, url }: ListVoice): string {
  return JSON.stringify([type, issuer, url]);
}
