import type { Check, CheckName, Verdict } from '@laurel/credential';
import { type Fault, Problem } from './problem.ts';

/** How much a verifier of this server asks. */
export type Scope = 'everything' | 'proof-only';

/** What VC-API calls the checks that a request may choose, in our names. */
const chosen: Readonly<Record<string, CheckName>> = { credentialStatus: 'status', credentialSchema: 'schema' };

/**
 * The answer to a verification: 200 where every check that was asked for passed, 400 with each that did not.
 *
 * `checks` narrows what is asked, never below: it can be read, its proof is right, the key is the issuer's. Only the
 * instance below /proof-only leaves out whose key it is.
 *
 * @see https://w3c-ccg.github.io/vc-api/#verify-credential
 */
export function verificationResponse(verdict: Verdict, scope: Scope, choice: readonly string[] | undefined): Response {
  const asked = checksOf(verdict, scope, choice);
  const failed = asked.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  if (failed.length > 0) throw new Problem(400, 'verification.failed', verdict.sentence, faultsOf(failed));
  return Response.json({
    verified: true,
    checks: [...new Set(asked.map(({ name }) => name))],
    warnings: verdict.warnings,
    errors: [],
  });
}

/** The checks that were asked for, of a document and of every credential in it: each of them is held to the same. */
function checksOf(verdict: Verdict, scope: Scope, choice: readonly string[] | undefined): Check[] {
  const own = verdict.checks.filter(({ name }) => isAsked(name, scope, choice));
  return [...own, ...(verdict.contents ?? []).flatMap((inner) => checksOf(inner, scope, choice))];
}

function isAsked(name: CheckName, scope: Scope, choice: readonly string[] | undefined): boolean {
  if (name === 'parse' || name === 'proof') return true;
  if (scope === 'proof-only') return false;
  if (name === 'issuer' || choice === undefined) return true;
  return choice.some((word) => word === name || chosen[word] === name);
}

/** What went wrong, and not what was left undone because of it. */
function faultsOf(failed: readonly Check[]): Fault[] {
  const reached = failed.filter(({ reasonCode }) => reasonCode !== 'check.not-reached');
  return reached.map(({ reasonCode, sentence, detail }) => ({ code: reasonCode, title: sentence, detail }));
}
