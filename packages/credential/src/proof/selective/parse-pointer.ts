import { CredentialError } from '../../errors.ts';

/** A path in a credential is no deeper than the credential may be. */
const MAX_DEPTH = 64;
const MAX_LENGTH = 2_048;

/**
 * The steps of a JSON pointer. The empty pointer has none: it is the whole document.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-3
 * @throws CredentialError `proof.pointer-wrong`
 */
export function parsePointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || pointer.length > MAX_LENGTH || /~(?![01])/.test(pointer)) {
    throw new CredentialError('proof.pointer-wrong', `${JSON.stringify(pointer.slice(0, 80))} is no JSON pointer`);
  }
  const steps = pointer.slice(1).split('/');
  if (steps.length > MAX_DEPTH) throw new CredentialError('proof.pointer-wrong', `${steps.length} steps`);
  // The order matters: "~01" is "~1", and no slash (section 4).
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
