import { CredentialError } from '../../errors.ts';

/** A JSON Pointer one level deeper (RFC 6901 section 3). */
export function childPointer(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * The names along a JSON Pointer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-4
 * @throws CredentialError `sd-jwt.claim-unknown`
 */
export function pointerNames(pointer: string): readonly string[] {
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    throw new CredentialError('sd-jwt.claim-unknown', `no JSON Pointer to a part: ${pointer.slice(0, 100)}`);
  }
  return pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** True if one pointer is the other or leads to it. */
export function leadsTo(ancestor: string, pointer: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
