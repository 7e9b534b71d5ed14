import { hashCredential } from '../../log/hash-credential.ts';
import { asList } from '../../model/as-list.ts';
import type { Content } from '../content.ts';
import { attempt } from '../finding.ts';
import type { OpenedCredential } from '../opened-document.ts';

/**
 * The digests by which a document may be in a log: its own; and where somebody signed it beside its author, that with each
 * proof alone, because the author's was there before. All of them are of what was signed and verified, never of what a
 * receipt says.
 */
export function digestsOf(content: Content, { form, credential }: OpenedCredential): readonly string[] {
  const read = attempt(() => hashCredential(content));
  const whole = read.ok ? [read.value] : [];
  const proofs = form === 'data-integrity' ? asList(credential.proof) : [];
  if (proofs.length < 2) return whole;
  return [...whole, ...proofs.map((proof) => hashCredential({ ...credential, proof }))];
}
