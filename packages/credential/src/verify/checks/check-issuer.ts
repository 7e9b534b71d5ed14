import { type MethodFault, methodFor } from '../../did/method-for.ts';
import { type Finding, fail, pass } from '../finding.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { LogFinding } from '../record/log-finding.ts';
import { checkKeyNow, checkKeyWindow, dependsOnLog, type KeyUse, type KeyWindowFinding } from './check-key-window.ts';
import type { Occasion } from './clock.ts';
import { listingsOf } from './listings-of.ts';
import type { ResolvedKey } from './resolved-key.ts';

const faults: Readonly<Record<MethodFault, ReasonCode>> = {
  'not-listed': 'issuer.key-not-listed',
  'other-document': 'issuer.key-not-listed',
  'other-controller': 'issuer.key-controller-wrong',
  'not-for-this': 'issuer.key-not-for-credentials',
};

/** The question this check answers: did the author that the document names make this signature? */
export interface IssuerFinding extends Omit<KeyWindowFinding, 'finding'> {
  readonly finding: Finding;
}

/** What `checkIssuer` needs. */
export interface CheckIssuerInput extends Pick<Occasion, 'purpose'> {
  /** The issuer of a credential, the holder of a presentation. */
  readonly author: string;
  readonly signature: Pick<KeyUse, 'created' | 'isWitnessed'>;
  readonly key: ResolvedKey;
  /** What the log of whoever signed shows of the document. */
  readonly entry: LogFinding;
  /** Whether the document says what is true now, as a status list does: then the key must count now. */
  readonly isCurrent: boolean;
  readonly now: Date;
}

/**
 * The key that made a signature belongs to the named author, who allows it this use, and it counted when it was used.
 * `created` is the signer's word: whoever stole a key can write an earlier date. See `checkKeyWindow`.
 */
export function checkIssuer(input: CheckIssuerInput): IssuerFinding {
  const { author, signature, key, purpose, entry, isCurrent, now } = input;
  const { did, document, id } = key;
  if (did !== author || document.id !== author)
    return { finding: fail('issuer.not-key-owner', `${did} is not ${author}`) };
  const found = methodFor(document, id, purpose);
  if (!found.ok) return { finding: fail(faults[found.fault], found.detail) };
  const listings = listingsOf(document, found.method);
  // A presentation is in no log, which could tell when it was made.
  const isUnlogged = purpose === 'authentication' && listings.some(dependsOnLog);
  const windows = listings.map((method) => {
    const use = { method, ...signature };
    return isCurrent || isUnlogged ? checkKeyNow(use, now) : checkKeyWindow(use, { found: entry, now });
  });
  const window = windows.find(({ finding }) => finding !== undefined) ?? Object.assign({}, ...windows);
  return { ...window, finding: window.finding ?? pass('issuer.key-owner', did) };
}
