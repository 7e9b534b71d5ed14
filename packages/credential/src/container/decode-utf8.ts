import { malformed } from './refuse.ts';

/**
 * UTF-8, strictly, with a byte order mark kept.
 *
 * @throws CredentialError `container.malformed`
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const text = tryDecodeUtf8(bytes);
  if (text === undefined) throw malformed('not text in UTF-8');
  return text;
}

/** {@link decodeUtf8}, or `undefined` for what is no UTF-8. */
export function tryDecodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
