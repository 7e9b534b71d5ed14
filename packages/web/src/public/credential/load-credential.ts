import { type Blockcert, type CredentialView, type LaurelClient, LaurelError, type Verdict } from '@laurel/sdk';

export interface LoadedCredential {
  credential: CredentialView;
  /** What is true now; null when even the check did not answer. */
  verdict: Verdict | null;
  blockcert: Blockcert;
}

/**
 * A credential and the verdict on its own signed document, made now and in the way a stranger's would be.
 *
 * @throws LaurelError `not-found` where it is not for whoever asks
 */
export async function loadCredential(
  client: LaurelClient,
  { credentialId, key }: { credentialId: string; key: string | undefined },
): Promise<LoadedCredential> {
  const where = { params: { credentialId }, query: { key } };
  const credential = await client.getCredential(where);
  const blockcert = await client.getBlockcert(where);
  const document = await client.getCredentialDocument(where);
  const text = await document.text();
  const verdict = await client.verifyCredential({ body: { credential: text } }).catch((error: unknown) => {
    if (error instanceof LaurelError) return null;
    throw error;
  });
  return { credential, verdict, blockcert };
}
