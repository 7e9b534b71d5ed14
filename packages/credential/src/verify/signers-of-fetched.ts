import type { Contexts } from '../jsonld/contexts.ts';
import type { Retrieval } from './evidence.ts';
import { attempt } from './finding.ts';
import { openCredential } from './open-document.ts';

type Fetched = Extract<Retrieval, { ok: true }>;

/** By what was fetched, and by the contexts under which it was read. */
const known = new WeakMap<Fetched, Map<Contexts | undefined, readonly string[]>>();

/**
 * The keys that a fetched credential says it is signed with; none where it is no credential, which is for the check that
 * uses it to say. Many credentials may share one long status list, and each asks in every round: it is opened once.
 */
export function signersOfFetched(fetched: Fetched, contexts: Contexts | undefined): readonly string[] {
  const read = known.get(fetched) ?? new Map<Contexts | undefined, readonly string[]>();
  known.set(fetched, read);
  const signers = read.get(contexts) ?? namedBy(fetched, contexts);
  read.set(contexts, signers);
  return signers;
}

function namedBy({ body }: Fetched, contexts: Contexts | undefined): readonly string[] {
  const opened = attempt(() => openCredential(body, contexts));
  if (!opened.ok) return [];
  return opened.value.signatures.flatMap((read) => (read.ok ? [read.value.verificationMethod] : []));
}
