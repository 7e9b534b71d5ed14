import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { type NoteVerifierKey, parseNoteVerifierKey } from './note-verifier-key.ts';

/** What two keys of a policy may not have in common. */
export interface PolicyKey {
  /** Its name and id, by which its signatures are found. */
  readonly place: string;
  /** The bytes of the key itself, whatever it is named. */
  readonly material: string;
}

/** The byte for the kind of signature: a log signs notes, a witness signs with the time. */
const WRONG_TYPES: Readonly<Record<'log' | 'witness', ReadonlySet<number>>> = {
  log: new Set([0x04, 0x06]),
  witness: new Set([0x01, 0x02, 0x05]),
};

/**
 * Reads a key of a policy. One of a kind that is not verified here is taken as it is written: it never counts.
 *
 * @throws CredentialError `log.key-malformed`, `key.refused`, `log.policy-malformed` for a key of the other kind
 */
export function readPolicyKey(verifierKey: string, owner: 'log' | 'witness'): PolicyKey {
  const known = parse(verifierKey);
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? [];
  const [type = 0, ...bytes] = base64.decode(encoded);
  if (WRONG_TYPES[owner].has(type)) {
    throw new CredentialError('log.policy-malformed', `a key that no ${owner} signs with (type ${type})`);
  }
  const keyId = known?.keyId ?? Number.parseInt(id, 16);
  return { place: `${name}\n${keyId}`, material: base64.encode(Uint8Array.from(bytes)) };
}

function parse(verifierKey: string): NoteVerifierKey | undefined {
  try {
    return parseNoteVerifierKey(verifierKey);
  } catch (error) {
    if (error instanceof CredentialError && error.code === 'log.key-unsupported') return undefined;
    throw error;
  }
}
