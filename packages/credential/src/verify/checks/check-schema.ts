import type { Credential } from '../../model/credential.ts';
import { type StandardForm, standardFormsOf } from '../../model/standard-form.ts';
import { type Finding, fail, pass, worst } from '../finding.ts';
import type { ReasonCode } from '../reason-codes.ts';

const CODES: Readonly<Record<StandardForm, { readonly good: ReasonCode; readonly bad: ReasonCode }>> = {
  achievement: { good: 'schema.open-badge', bad: 'schema.open-badge-malformed' },
  endorsement: { good: 'schema.endorsement', bad: 'schema.endorsement-malformed' },
  'learner-record': { good: 'schema.learner-record', bad: 'schema.learner-record-malformed' },
};

/** A credential has what the standard of its type demands. Others have no form that we could hold them to. */
export function checkSchema(credential: Credential, isPartlyShown = false): Finding {
  const findings = standardFormsOf(credential).map(({ form, fault }) =>
    fault === undefined ? pass(CODES[form].good) : fail(CODES[form].bad, fault),
  );
  const [first, ...others] = findings;
  if (first === undefined) return { outcome: 'not-applicable', reasonCode: 'schema.not-an-achievement' };
  const finding = worst([first, ...others]);
  if (finding.outcome !== 'fail' || !isPartlyShown) return finding;
  return { outcome: 'not-applicable', reasonCode: 'schema.partly-shown', detail: finding.detail };
}
