import { CredentialError } from '../errors.ts';
import { TILE_WIDTH } from './tile.ts';

const MAX_ENTRY_BYTES = 0xffff;

/**
 * Entries one after the other, each after its length in two bytes, the larger first.
 *
 * @see https://c2sp.org/tlog-tiles
 * @throws CredentialError `log.entry-too-large`
 */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > TILE_WIDTH) throw new CredentialError('log.tile-malformed', `${entries.length} entries`);
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new CredentialError('log.entry-too-large', `${entry.length} bytes`);
    bundle.set([entry.length >> 8, entry.length & 0xff], at);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/**
 * The entries of a bundle. They are views into it: one array for all.
 *
 * @throws CredentialError `log.tile-malformed`
 */
export function parseEntryBundle(bundle: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const [high, low] = bundle.subarray(at, at + 2);
    if (high === undefined || low === undefined) throw new CredentialError('log.tile-malformed', 'half a length');
    const end = at + 2 + (high << 8) + low;
    if (end > bundle.length) throw new CredentialError('log.tile-malformed', 'an entry cut off');
    if (entries.length === TILE_WIDTH) throw new CredentialError('log.tile-malformed', `beyond ${TILE_WIDTH} entries`);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
