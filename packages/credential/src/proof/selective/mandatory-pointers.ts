import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';

/** What narrows a credential or says whose it is: a holder who could leave one out would show another credential. */
const BINDING = [
  '/issuer',
  '/validFrom',
  '/validUntil',
  '/issuanceDate',
  '/expirationDate',
  '/credentialStatus',
  '/credentialSchema',
  '/termsOfUse',
];

/** What Open Badges 3.0 asks of every achievement: with less, what is shown is no badge. */
const ACHIEVEMENT = ['name', 'description', 'criteria'].map((member) => `/credentialSubject/achievement/${member}`);

/**
 * What is mandatory when the issuer does not say: whatever the document has of issuer, validity, status, schema and terms,
 * and of an achievement its name, description and criteria.
 *
 * An issuer who names pointers names all of them: one who leaves out `/credentialStatus` lets a revoked credential be
 * shown without its status.
 */
export function mandatoryPointersOf(document: JsonObject): readonly string[] {
  return [...BINDING, ...ACHIEVEMENT].filter((pointer) => pointsAt(document, pointer.slice(1).split('/')));
}

function pointsAt(document: JsonObject, steps: readonly string[]): boolean {
  const step = (value: JsonValue | undefined, name: string) => (isJsonObject(value) ? value[name] : undefined);
  return steps.reduce(step, document as JsonValue | undefined) !== undefined;
}
