import { CredentialError } from '../../errors.ts';
import { leadsTo } from './json-pointer.ts';

/** What decides whether a token counts, and for whom. Whoever could hide it could undo it (RFC 9901 section 9.7). */
const DECISIVE = ['iss', 'aud', 'nbf', 'exp', 'cnf'];

/** By the type of SD-JWT, the members that its holder must not be able to hide; for other types only the decisive ones. */
const strict: ReadonlyMap<string, readonly string[]> = new Map([
  // draft-ietf-oauth-sd-jwt-vc section 2.2.2.2 forbids it, so it is refused at reading too.
  ['dc+sd-jwt', ['vct', 'vct#integrity', 'aka_vcts', 'status']],
]);
const advised: ReadonlyMap<string, readonly string[]> = new Map([
  // VC-JOSE-COSE section 3.2.1 advises against it; Laurel does not issue it, and reads what others did.
  [
    'vc+sd-jwt',
    [
      '@context',
      'type',
      'issuer',
      'validFrom',
      'validUntil',
      'credentialStatus',
      'credentialSchema',
      'relatedResource',
    ],
  ],
  ['vp+sd-jwt', ['@context', 'type']],
]);

/**
 * Holds the parts that a holder may hide against what must always be seen.
 *
 * @throws CredentialError `sd-jwt.claim-not-disclosable`
 */
export function checkDisclosable(
  pointers: Iterable<string>,
  type: string | undefined,
  when: 'issuing' | 'reading',
): void {
  const rules = when === 'issuing' ? [strict, advised] : [strict];
  const names = [...DECISIVE, ...rules.flatMap((rule) => rule.get(type ?? '') ?? [])];
  for (const pointer of pointers) {
    const name = names.find((member) => leadsTo(`/${member}`, pointer));
    if (name !== undefined) throw new CredentialError('sd-jwt.claim-not-disclosable', pointer);
  }
}
