import { decode, Tagged } from 'cborg';
import { CredentialError } from '../../errors.ts';

/**
 * Decodes one CBOR item: no duplicate keys, no floats that are no numbers, no tags but those of COSE_Sign1 and of an
 * address, nothing after it. Nesting that would end the stack is refused like any other damage.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8949
 * @throws CredentialError `jose.malformed`
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      useMaps: true,
      rejectDuplicateMapKeys: true,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      tags: Tagged.preserve(18, 32),
    });
  } catch (cause) {
    throw new CredentialError('jose.malformed', cause instanceof Error ? cause.message : 'CBOR', { cause });
  }
}

/** The refusal of what is no COSE. */
export function malformedCose(detail: string): CredentialError {
  return new CredentialError('jose.malformed', `COSE: ${detail}`);
}
