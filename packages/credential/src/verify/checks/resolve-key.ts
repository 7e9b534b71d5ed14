import type { DidDocument } from '../../did/did-document.ts';
import { didSources } from '../../did/did-method-of.ts';
import { parseDid } from '../../did/parse-did.ts';
import { type Evidence, textsOf } from '../evidence.ts';
import { type Finding, fail, notRetrieved, type Read, refused, unknown } from '../finding.ts';
import type { Signature } from '../signature.ts';
import type { Clock } from './clock.ts';
import { findMethod } from './find-method.ts';
import { readDocument } from './read-document.ts';
import type { ResolvedKey } from './resolved-key.ts';

/**
 * Finds the key that a signature names: in the identifier itself (did:key, did:jwk) or in the evidence. What the document
 * allows the key to do is for `checkIssuer` to say.
 */
export async function resolveKey(
  { verificationMethod, kid }: Pick<Signature, 'verificationMethod' | 'kid'>,
  evidence: Evidence,
  clock: Clock,
): Promise<Read<ResolvedKey>> {
  const not = (finding: Finding): Read<ResolvedKey> => ({ ok: false, finding });
  if (!verificationMethod.startsWith('did:')) return not(unknown('issuer.not-resolvable', verificationMethod));
  try {
    const { did } = parseDid(verificationMethod);
    const read = await documentOf(did, evidence, clock);
    if (!read.ok) return read;
    const document = read.value;
    const found = findMethod(document, { verificationMethod, kid });
    if (found === undefined) return not(fail('issuer.key-not-listed', `${verificationMethod} ${kid ?? ''}`.trim()));
    return { ok: true, value: { did, document, id: found.id, method: found.method } };
  } catch (error) {
    return not(refused(error));
  }
}

/** The newest document of a DID, from the identifier itself or the evidence. @throws CredentialError `did.*`, `key.*` */
export async function documentOf(did: string, evidence: Evidence, { now }: Clock): Promise<Read<DidDocument>> {
  const { allowHttpLocalhost } = evidence;
  const texts = textsOf(evidence.retrievals);
  const urls = didSources(did, texts, { allowHttpLocalhost }).map(({ url }) => url);
  const missing = urls.find((url) => !texts.has(url));
  if (missing !== undefined) return { ok: false, finding: whyNot(missing, evidence) };
  const document = await readDocument({ did, urls, evidence, now });
  return document === null ? { ok: false, finding: unknown('did.deactivated', did) } : { ok: true, value: document };
}

function whyNot(url: string, { retrievals }: Evidence): Finding {
  const retrieval = retrievals.get(url);
  if (retrieval === undefined || retrieval.ok) return unknown('evidence.missing', url);
  return notRetrieved(url, retrieval);
}
