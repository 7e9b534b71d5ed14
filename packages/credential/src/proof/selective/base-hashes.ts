import { sha256 } from '../../jsonld/sha256.ts';
import type { ProofOptions } from '../proof.ts';
import { rdfcForm } from '../rdfc-form.ts';
import type { UnsecuredDocument } from '../unsecured-document.ts';

/** The two hashes that every selective suite signs. */
export interface BaseHashes {
  readonly proofHash: Uint8Array<ArrayBuffer>;
  readonly mandatoryHash: Uint8Array<ArrayBuffer>;
}

/**
 * The hashes of the proof options and of the mandatory statements, in SHA-256.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#base-proof-hashing-ecdsa-sd-2023
 * @see https://www.w3.org/TR/vc-di-bbs/#base-proof-hashing-bbs-2023
 */
export async function baseHashes(
  document: UnsecuredDocument,
  options: ProofOptions,
  mandatory: readonly string[],
): Promise<BaseHashes> {
  const proofHash = await document.once(`options ${JSON.stringify(options)}`, async () =>
    sha256(utf8(await rdfcForm.options({ document, options, hash: 'SHA-256' }))),
  );
  return { proofHash, mandatoryHash: await sha256(utf8(mandatory.join(''))) };
}

/** A statement as the bytes that are signed. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
