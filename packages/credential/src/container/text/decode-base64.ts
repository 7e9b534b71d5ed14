import { base64nopad } from '@scure/base';

/** Base64 in either alphabet, padded or not (RFC 4648); `undefined` for what is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return base64nopad.decode(
      text
        .replace(/={1,2}$/, '')
        .replaceAll('-', '+')
        .replaceAll('_', '/'),
    );
  } catch {
    return undefined;
  }
}
