import type { DidDocument } from '../../did/did-document.ts';
import { methodsOf, type PlacedMethod } from '../../did/methods-of.ts';
import type { Signature } from '../signature.ts';

/**
 * The key that a signature names, in the document of whoever it says signed. A token may name its key by the `kid` of the
 * JWK, or not at all if there is just one (VC-JOSE-COSE section 4.1).
 */
export function findMethod(
  document: DidDocument,
  { verificationMethod, kid }: Pick<Signature, 'verificationMethod' | 'kid'>,
): PlacedMethod | undefined {
  const methods = methodsOf(document);
  if (verificationMethod.includes('#')) return methods.find(({ id }) => id === verificationMethod);
  const named = methods.filter(({ id, method }) =>
    kid === undefined ? true : method.publicKeyJwk?.kid === kid || id === `${document.id}#${kid}`,
  );
  return named.length === 1 ? named[0] : undefined;
}
