import { typesOf } from '../model/types-of.ts';
import { agesOf } from './ages-of.ts';
import { allRequirements } from './all-requirements.ts';
import { checkContents } from './checks/check-contents.ts';
import { checkResources } from './checks/check-resources.ts';
import { checkSchema } from './checks/check-schema.ts';
import { checkSecured } from './checks/check-secured.ts';
import { checkStatus } from './checks/check-status.ts';
import { checkValidity } from './checks/check-validity.ts';
import { shownFor } from './checks/shown-for.ts';
import { decidingChecks } from './deciding-checks.ts';
import { pass, toCheck, worst } from './finding.ts';
import { judgeEndorsements } from './judge-endorsements.ts';
import type { Noted } from './noted.ts';
import type { OpenedCredential } from './opened-document.ts';
import { checkRecord } from './record/check-record.ts';
import { overallOutcome, type Technical, type TechnicalProof, type Verdict } from './result.ts';
import type { SecuringForm } from './securing-form.ts';
import { sentenceOf } from './sentence-of.ts';
import { standingOfIssuer } from './standing-of-issuer.ts';
import { summarise } from './summarise.ts';
import type { Verification } from './verification.ts';

/** The verdict about one credential. */
export async function verifyOpenedCredential(opened: OpenedCredential, verification: Verification): Promise<Verdict> {
  const { content, evidence, clock, policy, contents } = verification;
  const { form, credential } = opened;
  const { occasion, finding: notShown } = shownFor(form, verification);
  const [secured, status, resources, endorsed] = await Promise.all([
    checkSecured({ opened, evidence, clock, occasion, content }),
    checkStatus(credential, verification),
    checkResources(credential, evidence),
    judgeEndorsements(credential, opened.endorsements, verification),
  ]);
  const schema = await checkSchema(credential, verification, isPartlyShown(form, secured.technical));
  const validity = checkValidity(credential, clock);
  const isRequired = policy.record === 'required';
  const record = checkRecord({ ...secured, evidence, clock, isRequired });
  const checks = [
    toCheck('parse', pass('parse.read')),
    toCheck('proof', notShown === undefined ? secured.proof : worst([secured.proof, notShown])),
    toCheck('issuer', secured.issuer),
    toCheck('status', status.finding),
    toCheck('validity', validity.finding),
    toCheck('schema', schema.finding),
    toCheck('resources', resources.finding),
    toCheck('contents', checkContents(contents)),
    { ...toCheck('record', record.finding), ...record.verdict.log },
  ];
  const technical: Technical = {
    ...describe(opened, clock),
    proofs: secured.technical,
    statuses: status.technical,
    documents: agesOf(await allRequirements(content, evidence), evidence, clock.now),
    record: record.technical,
  };
  // Claims are shown only if they are known to be the issuer's. A revoked or expired credential's are.
  const signature = worst([secured.proof, secured.issuer]).outcome;
  const shown = signature === 'pass' && schema.isReadable ? summarise(credential) : undefined;
  const standing = standingOfIssuer(shown?.issuer, policy.knownIssuers);
  const noted: readonly (Pick<Noted, 'warnings'> & Partial<Noted>)[] = [
    secured,
    status,
    validity,
    schema,
    resources,
    endorsed,
  ];
  const deciding = decidingChecks(checks, policy);
  const outcome = overallOutcome(deciding);
  const verdict: Verdict = {
    outcome,
    ...sentenceOf(outcome, deciding),
    kind: 'credential',
    signature,
    checks,
    warnings: [...noted.flatMap(({ warnings }) => warnings), ...standing.warnings],
    information: [...noted.flatMap(({ information = [] }) => information), ...standing.information],
    ...standing.member,
    record: record.verdict,
    contents,
    endorsements: endorsed.endorsements,
    technical,
  };
  return shown === undefined ? verdict : { ...verdict, credential: shown };
}

function describe({ form, credential }: OpenedCredential, { now }: Verification['clock']) {
  return {
    checkedAt: now.toISOString(),
    form,
    id: credential.id,
    types: typesOf(credential),
    contexts: credential['@context'].filter((entry) => typeof entry === 'string'),
  };
}

const PARTLY: ReadonlySet<string> = new Set(['ecdsa-sd-2023', 'bbs-2023']);

/** The holder may have left out parts, which are then neither there nor missing. */
function isPartlyShown(form: SecuringForm, proofs: readonly TechnicalProof[]): boolean {
  return form.endsWith('sd-jwt') || proofs.some(({ cryptosuite }) => PARTLY.has(cryptosuite));
}
