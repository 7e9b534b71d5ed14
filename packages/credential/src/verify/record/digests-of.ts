import { hashCredential } from '../../log/hash-credential.ts';
import { asList } from '../../model/as-list.ts';
import type { Content } from '../content.ts';
import { attempt } from '../finding.ts';
import type { OpenedCredential } from '../opened-document.ts';

/**
 * The digests by which a document may be in a log: its own; and where its proofs are a list, that with each of them alone:
 * somebody may have signed beside its author, or written the one proof as a list of one. All of them are of what was signed
 * and verified, never of what a receipt says.
 */
export function digestsOf(content: Content, { form, credential }: OpenedCredential): readonly string[] {
  const read = attempt(() => hashCredential(content));
  const whole = read.ok ? [read.value] : [];
  if (form !== 'data-integrity' || !Array.isArray(credential.proof)) return whole;
  return [...whole, ...asList(credential.proof).map((proof) => hashCredential({ ...credential, proof }))];
}
