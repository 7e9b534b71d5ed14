import { isRevokedAssertion } from '../../model/open-badges-2/parse-badge.ts';
import { agesOf } from '../ages-of.ts';
import { checkPeriod } from '../checks/check-validity.ts';
import { shownFor } from '../checks/shown-for.ts';
import { type Finding, notApplicable, pass, toCheck, unknown, worst } from '../finding.ts';
import type { OpenedBadge } from '../opened-document.ts';
import { requirementsOf } from '../requirements-of.ts';
import { overallOutcome, type Verdict } from '../result.ts';
import { sentenceOf } from '../sentence-of.ts';
import { standingOfIssuer } from '../standing-of-issuer.ts';
import type { Verification } from '../verification.ts';
import { checkBadge } from './check-badge.ts';
import { summariseBadge } from './summarise-badge.ts';

/** The verdict about a badge of Open Badges 2.0, hosted or signed. */
export async function verifyOpenedBadge(opened: OpenedBadge, verification: Verification): Promise<Verdict> {
  const { content, evidence, clock, policy } = verification;
  const { proof, issuer, status, badge, key } = await checkBadge(opened, evidence);
  const { finding: notShown } = shownFor(opened.form, verification);
  const { assertion } = opened;
  const period = isRevokedAssertion(assertion)
    ? { finding: unknown('check.not-reached'), warnings: [] }
    : checkPeriod({ from: assertion.issuedOn, until: (badge?.assertion ?? assertion).expires }, clock);
  const form: Finding = isRevokedAssertion(assertion) ? unknown('check.not-reached') : pass('schema.open-badge-2');
  const checks = [
    toCheck('parse', pass('parse.read')),
    toCheck('proof', notShown === undefined ? proof : worst([proof, notShown])),
    toCheck('issuer', issuer),
    toCheck('status', status),
    toCheck('validity', period.finding),
    toCheck('schema', form),
    toCheck('resources', notApplicable('resources.none')),
    toCheck('contents', notApplicable('contents.none')),
    toCheck('record', policy.record === 'required' ? unknown('record.none') : notApplicable('record.none')),
  ];
  const outcome = overallOutcome(checks);
  const genuine = proof.outcome === 'pass' && issuer.outcome === 'pass';
  const shown = genuine && badge !== undefined ? summariseBadge(badge) : undefined;
  const standing = standingOfIssuer(shown?.issuer, policy.knownIssuers);
  const verdict: Verdict = {
    outcome,
    ...sentenceOf(outcome, checks),
    kind: 'credential',
    signature: worst([proof, issuer]).outcome,
    checks,
    warnings: [...period.warnings, ...standing.warnings],
    information: standing.information,
    ...standing.member,
    contents: [],
    endorsements: [],
    technical: {
      checkedAt: clock.now.toISOString(),
      form: opened.form,
      id: assertion.id,
      types: ['Assertion'],
      proofs: key === undefined ? [] : [{ cryptosuite: opened.envelope?.algorithm ?? '', verificationMethod: key }],
      statuses: [],
      documents: agesOf(requirementsOf(content, evidence), evidence, clock.now),
    },
  };
  return shown === undefined ? verdict : { ...verdict, credential: shown };
}
