import type { Credential, UnsignedCredential } from '../model/credential.ts';
import { toDateTime } from '../model/date-time.ts';
import type { Proof } from '../proof/proof.ts';
import { rdfcForm } from '../proof/rdfc-form.ts';
import { signatureSuite } from '../proof/signature-suite.ts';
import { unsecuredDocument } from '../proof/unsecured-document.ts';
import type { TestKey } from './test-issuer.ts';

const suite = signatureSuite({ name: 'Ed25519Signature2020', keyTypes: ['Ed25519'], form: rdfcForm });

/** The suite that Laurel only reads, written: as issuers did before Data Integrity. */
export async function signEd25519Signature2020(
  credential: UnsignedCredential,
  key: TestKey,
  { verificationMethod = key.keyId, created }: { verificationMethod?: string; created: Date },
): Promise<Credential & { readonly proof: Proof }> {
  const context = [...credential['@context'], 'https://w3id.org/security/suites/ed25519-2020/v1'];
  const claims = { ...credential, '@context': context };
  const options = {
    type: suite.name,
    created: toDateTime(created),
    verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  return { ...claims, proof: await suite.create({ document: unsecuredDocument(claims), options, signingKey: key }) };
}
