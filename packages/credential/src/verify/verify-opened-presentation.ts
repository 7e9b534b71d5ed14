import { typesOf } from '../model/types-of.ts';
import { agesOf } from './ages-of.ts';
import { allRequirements } from './all-requirements.ts';
import { checkContents } from './checks/check-contents.ts';
import { checkSecured } from './checks/check-secured.ts';
import { notApplicable, pass, toCheck, worst } from './finding.ts';
import type { OpenedPresentation } from './opened-document.ts';
import { overallOutcome, type Verdict } from './result.ts';
import { sentenceOf } from './sentence-of.ts';
import type { Verification } from './verification.ts';

/**
 * The verdict about a presentation: its holder signed it, for this occasion, and every credential in it is valid. That the
 * holder is the person whom the credentials are about is another question: `contents` names their subjects.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations
 */
export async function verifyOpenedPresentation(
  opened: OpenedPresentation,
  { content, evidence, clock, policy, contents }: Verification,
): Promise<Verdict> {
  const { form, presentation } = opened;
  const secured = await checkSecured({
    opened,
    evidence,
    clock,
    occasion: { ...policy.request, verifierId: policy.verifierId },
  });
  const checks = [
    toCheck('parse', pass('parse.read')),
    toCheck('proof', secured.proof),
    toCheck('issuer', secured.issuer),
    toCheck('status', notApplicable('status.none')),
    toCheck('validity', notApplicable('schema.presentation')),
    toCheck('schema', notApplicable('schema.presentation')),
    toCheck('resources', notApplicable('resources.none')),
    toCheck('contents', checkContents(contents)),
    toCheck('record', notApplicable('schema.presentation')),
  ];
  const outcome = overallOutcome(checks);
  return {
    outcome,
    ...sentenceOf(outcome, checks),
    kind: 'presentation',
    signature: worst([secured.proof, secured.issuer]).outcome,
    checks,
    warnings: secured.warnings,
    information: secured.information,
    contents,
    endorsements: [],
    technical: {
      checkedAt: clock.now.toISOString(),
      form,
      id: presentation.id,
      types: typesOf(presentation),
      contexts: presentation['@context'].filter((entry) => typeof entry === 'string'),
      proofs: secured.technical,
      statuses: [],
      documents: agesOf(await allRequirements(content, evidence), evidence, clock.now),
    },
  };
}
