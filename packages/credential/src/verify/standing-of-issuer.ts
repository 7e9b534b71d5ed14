import { toWarning } from './finding.ts';
import { type IssuerStanding, type KnownIssuer, standingOf } from './known-issuers.ts';
import type { Warning } from './result.ts';
import type { CredentialSummary } from './summary.ts';

interface Remarks {
  readonly warnings: readonly Warning[];
  readonly information: readonly Warning[];
  /** The part of the verdict for programs; none without a list, or without an issuer. */
  readonly member: { readonly issuerStanding?: IssuerStanding };
}

/** What the verifier's own list says of an issuer, in words. Without a list, or without an issuer, nothing. */
export function standingOfIssuer(
  issuer: CredentialSummary['issuer'] | undefined,
  known: readonly KnownIssuer[] | undefined,
): Remarks {
  if (issuer === undefined || known === undefined) return { warnings: [], information: [], member: {} };
  const standing = standingOf(issuer, known);
  const member = { issuerStanding: standing };
  if (standing.kind === 'listed') {
    return { warnings: [], information: [toWarning('issuer.listed', standing.by.join(', '))], member };
  }
  const information = [toWarning('issuer.not-listed', issuer.id)];
  if (standing.kind === 'not-listed') return { warnings: [], information, member };
  const { name, id } = standing.of;
  const warning = toWarning('issuer.look-alike', `${issuer.id} is not ${name}, which is ${id}`);
  return { warnings: [warning], information, member };
}
