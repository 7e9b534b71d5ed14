import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { checkCount } from './hash-range.ts';
import { HASH_BYTES, isSameHash } from './merkle-hash.ts';
import { isKeyName } from './parse-note.ts';
import { emptyRoot } from './root-of.ts';

/** The state of a log: how many entries it has, and what they come to. */
export interface Checkpoint {
  /** Which log: its address without a scheme, such as `example.com/log`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * The text of a checkpoint, which is signed as a note.
 *
 * @see https://c2sp.org/tlog-checkpoint
 * @throws CredentialError `log.checkpoint-malformed`, `log.out-of-range`
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  checkCount(size, 'size');
  // The specification recommends no spaces and no plus; here it is a rule, as the origin names the key too.
  if (!isKeyName(origin)) throw malformed('an origin that no log may have');
  checkRoot(size, root);
  return `${origin}\n${size}\n${base64.encode(root)}\n`;
}

/**
 * Reads the text of a checkpoint: three lines, and lines after them that say nothing here.
 *
 * @throws CredentialError `log.checkpoint-malformed`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', sizeText = '', encodedRoot = '', ...others] = text.split('\n');
  if (others.pop() !== '' || others.includes('') || origin === '') throw malformed('not three lines of text or more');
  const size = /^(?:0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  if (!Number.isSafeInteger(size)) throw malformed('a size that is no number of entries');
  const root = decodeRoot(encodedRoot);
  checkRoot(size, root);
  return { origin, size, root };
}

function checkRoot(size: number, root: Uint8Array): void {
  if (root.length !== HASH_BYTES) throw malformed(`a root of ${root.length} bytes`);
  if (size === 0 && !isSameHash(root, emptyRoot())) throw malformed('no entries, and not the root of none');
}

function decodeRoot(encoded: string): Uint8Array {
  try {
    return base64.decode(encoded);
  } catch (cause) {
    throw new CredentialError('log.checkpoint-malformed', 'a root that is not base64', { cause });
  }
}

function malformed(detail: string): CredentialError {
  return new CredentialError('log.checkpoint-malformed', detail);
}
