import { type Finding, pass } from '../finding.ts';
import { NOT_FOUND } from '../record/log-reader.ts';
import { checkKeyWindow } from './check-key-window.ts';
import { listingsOf } from './listings-of.ts';
import type { ResolvedKey } from './resolved-key.ts';

/**
 * Whether a key that only records counted when it recorded. The block tells when that was, so that no log need be asked: whoever
 * stole the key cannot record at an earlier time.
 */
export function checkRecorder(
  { did, document, method }: ResolvedKey,
  { created, now }: { created: string | undefined; now: Date },
): Finding {
  const windows = listingsOf(document, method).map(({ logSize: _, ...listed }) =>
    checkKeyWindow({ method: listed, created, isWitnessed: true }, { found: NOT_FOUND.entry, now }),
  );
  return windows.find(({ finding }) => finding !== undefined)?.finding ?? pass('issuer.key-owner', did);
}
