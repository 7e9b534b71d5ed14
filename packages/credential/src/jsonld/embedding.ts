import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { typesOf } from '../model/types-of.ts';

/**
 * How a credential stands inside another document. `apart`: what it says is kept apart from what surrounds it, by a graph
 * of its own or by a proof of its own. `among`: its statements join those around it.
 */
export type Embedding = 'apart' | 'among';

/**
 * Tells where a whole document may stand inside another, with contexts and proofs of its own:
 *
 * - the credentials of a presentation: JSON-LD puts each into a graph of its own;
 * - the credentials of a Comprehensive Learner Record that are signed themselves. CLR 2.0 joins their statements to the
 *   record's, so the record's proof does not say which statement belongs to which credential. Their own proofs do, and
 *   `embeddedCredentials` lists them: a record may only be believed when each of those proofs is right;
 * - an endorsement in an Open Badge, whose statements join those of the badge.
 *
 * Everywhere else an object with a context of its own is refused.
 */
export function embeddingOf({ parent, isRoot, key }: MemberPlace, value: JsonValue): Embedding | undefined {
  if (!isJsonObject(value)) return undefined;
  const types = typesOf(parent);
  if (key === 'verifiableCredential' && isRoot && types.includes('VerifiablePresentation')) return 'apart';
  if (key === 'verifiableCredential' && types.includes('ClrSubject')) {
    return value.proof === undefined ? 'among' : 'apart';
  }
  return key === 'endorsement' && value['@context'] !== undefined ? 'among' : undefined;
}

/** Where a member stands: below which object, and whether that is a whole document. */
interface MemberPlace {
  readonly parent: JsonObject;
  readonly isRoot: boolean;
  readonly key: string;
}
