import { toWarning } from './finding.ts';
import { type KnownIssuer, standingOf } from './known-issuers.ts';
import type { Warning } from './result.ts';
import type { CredentialSummary } from './summary.ts';

/** What the verifier's own list says of an issuer, in words. Without a list, or without an issuer, nothing. */
export function standingOfIssuer(
  issuer: CredentialSummary['issuer'] | undefined,
  known: readonly KnownIssuer[] | undefined,
): { readonly warnings: readonly Warning[]; readonly information: readonly Warning[] } {
  if (issuer === undefined || known === undefined) return { warnings: [], information: [] };
  const standing = standingOf(issuer, known);
  if (standing.kind === 'listed') {
    return { warnings: [], information: [toWarning('issuer.listed', standing.by.join(', '))] };
  }
  const information = [toWarning('issuer.not-listed', issuer.id)];
  if (standing.kind === 'not-listed') return { warnings: [], information };
  const { name, id } = standing.of;
  return { warnings: [toWarning('issuer.look-alike', `${issuer.id} is not ${name}, which is ${id}`)], information };
}
