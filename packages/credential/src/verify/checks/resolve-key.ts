import type { DidDocument, VerificationMethod } from '../../did/did-document.ts';
import { didWebUrl } from '../../did/did-web-url.ts';
import { type Did, parseDid } from '../../did/parse-did.ts';
import { parseDidDocument } from '../../did/parse-did-document.ts';
import { resolveDidKey } from '../../did/resolve-did-key.ts';
import type { Evidence } from '../evidence.ts';
import { attempt, fail, type Read, unknown } from '../finding.ts';

/** A key with the document that lists it. */
export interface ResolvedKey {
  readonly did: string;
  readonly document: DidDocument;
  readonly method: VerificationMethod;
}

/** Finds the key that a proof names: in the identifier itself (did:key) or in the evidence (did:web). */
export function resolveKey(verificationMethod: string, evidence: Evidence): Read<ResolvedKey> {
  const parsed = attempt(() => parseDid(verificationMethod));
  if (!parsed.ok) return parsed;
  const { did, fragment } = parsed.value;
  const read = documentOf(parsed.value, evidence);
  if (!read.ok) return read;
  const document = read.value;
  const found = document.verificationMethod?.find(({ id }) => absolute(id, did) === verificationMethod);
  const method = found ?? embedded(document, verificationMethod);
  if (method === undefined || fragment === undefined) {
    return { ok: false, finding: fail('issuer.key-not-listed', verificationMethod) };
  }
  return { ok: true, value: { did, document, method } };
}

/** DID documents may write the ids of their own keys without the DID (DID 1.0 section 3.2.2). */
export function absolute(id: string, did: string): string {
  return id.startsWith('#') ? `${did}${id}` : id;
}

function embedded(document: DidDocument, id: string): VerificationMethod | undefined {
  return document.assertionMethod?.find(
    (entry) => typeof entry === 'object' && absolute(entry.id, document.id) === id,
  ) as VerificationMethod | undefined;
}

function documentOf({ did, method }: Did, evidence: Evidence): Read<DidDocument> {
  if (method === 'key') return attempt(() => resolveDidKey(did));
  if (method !== 'web') return { ok: false, finding: unknown('did.method-unsupported', `did:${method}`) };
  const url = attempt(() => didWebUrl(did, evidence));
  if (!url.ok) return url;
  const retrieval = evidence.retrievals.get(url.value);
  if (retrieval === undefined) return { ok: false, finding: unknown('evidence.missing', url.value) };
  if (!retrieval.ok) {
    return { ok: false, finding: unknown(retrieval.reasonCode, `${url.value} ${retrieval.detail ?? ''}`.trim()) };
  }
  return attempt(() => parseDidDocument(retrieval.body, did));
}
