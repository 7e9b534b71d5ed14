import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { StatusReading } from './status-type.ts';

/** One credential that an issuer lists as revoked. */
export interface Revocation {
  readonly id?: string | undefined;
  /** What Open Badges before 1.1 had instead of an id. */
  readonly uid?: string | undefined;
  readonly reason?: string | undefined;
}

/** What a credential may be listed under. */
export type RevocationKeys = Pick<Revocation, 'id' | 'uid'>;

const text = z.string().min(1).max(2_048);

const itemSchema = z.union([
  text.transform((id) => ({ id, uid: undefined, revoked: undefined, revocationReason: undefined })),
  z.looseObject({
    id: text.optional(),
    uid: text.optional(),
    revoked: z.boolean().optional(),
    revocationReason: z.string().max(10_000).optional(),
  }),
]);

const itemsSchema = z.union([itemSchema.transform((one) => [one]), z.array(itemSchema)]);

/**
 * The credentials that a revocation list names under any of `members`. An item counts unless it says `"revoked": false`;
 * an item that names nothing is a fault, because it might have been meant for the one that is asked about.
 *
 * @throws CredentialError `status.list-malformed`
 */
export function readRevocations(document: JsonObject, members: readonly string[]): readonly Revocation[] {
  const present = members.filter((member) => document[member] !== undefined);
  if (present.length === 0) throw new CredentialError('status.list-malformed', `no ${members[0]}`);
  return present.flatMap((member) => {
    const parsed = itemsSchema.safeParse(document[member]);
    if (!parsed.success) throw new CredentialError('status.list-malformed', `${member} ${describeIssue(parsed.error)}`);
    return parsed.data.flatMap(({ id, uid, revoked, revocationReason }) => {
      if (id === undefined && uid === undefined) {
        throw new CredentialError('status.list-malformed', `${member} has an item without an id`);
      }
      return revoked === false ? [] : [{ id, uid, reason: revocationReason }];
    });
  });
}

/** 1 when the list names the credential, with the issuer's reason; 0 when it does not. */
export function findRevocation(list: readonly Revocation[], { id, uid }: RevocationKeys): StatusReading {
  const found = list.find((item) => (id !== undefined && item.id === id) || (uid !== undefined && item.uid === uid));
  return found === undefined ? { value: 0 } : { value: 1, note: found.reason };
}
