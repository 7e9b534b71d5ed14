import type { DidDocument } from '../../did/did-document.ts';
import { readDid } from '../../did/read-did.ts';
import { type Evidence, type Retrieval, textsOf } from '../evidence.ts';

/** A document as it was read, and what it was read from. */
interface Kept {
  readonly from: readonly (Retrieval | undefined)[];
  readonly document: Promise<DidDocument | null>;
}

/** By the first thing that was fetched for it. */
const known = new WeakMap<Retrieval, Map<string, Kept>>();

/** A verification has two times: its own, and the latest there is while it gathers. Whoever keeps what it fetched has more. */
const MAX_KEPT = 8;

/** What a document is read from: everything that `didSources` names is among the retrievals. */
interface Reading {
  readonly did: string;
  readonly urls: readonly string[];
  readonly evidence: Evidence;
  readonly now: Date;
}

/**
 * The newest document of a DID; null where its owner says that there is none any more. Every credential of an issuer asks for
 * it, in every round of gathering: it is read once, and of a history every entry is proved once.
 *
 * @throws CredentialError `did.*`, `key.*`
 */
export function readDocument(reading: Reading): Promise<DidDocument | null> {
  const { did, urls, evidence, now } = reading;
  const from = urls.map((url) => evidence.retrievals.get(url));
  const [first] = from;
  // It is in the identifier itself.
  if (first === undefined) return read(reading);
  const kept = known.get(first) ?? new Map<string, Kept>();
  known.set(first, kept);
  const name = `${now.getTime()} ${did}`;
  const before = kept.get(name);
  if (before !== undefined && isFrom(before, from)) return before.document;
  if (kept.size >= MAX_KEPT) kept.clear();
  const document = read(reading);
  kept.set(name, { from, document });
  return document;
}

function isFrom({ from }: Kept, these: Kept['from']): boolean {
  return from.length === these.length && from.every((one, at) => one === these[at]);
}

async function read({ did, evidence, now }: Reading): Promise<DidDocument | null> {
  const { retrievals, allowHttpLocalhost } = evidence;
  const { document } = await readDid({ did, texts: textsOf(retrievals), now, version: {}, allowHttpLocalhost });
  return document;
}
