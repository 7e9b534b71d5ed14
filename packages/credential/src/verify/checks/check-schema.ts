import type { Credential } from '../../model/credential.ts';
import { type StandardForm, standardFormsOf } from '../../model/standard-form.ts';
import { type Finding, fail, notApplicable, pass, worst } from '../finding.ts';
import type { Noted } from '../noted.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Verification } from '../verification.ts';
import { checkOwnSchemas } from './check-own-schemas.ts';

const CODES: Readonly<Record<StandardForm, { readonly good: ReasonCode; readonly bad: ReasonCode }>> = {
  achievement: { good: 'schema.open-badge', bad: 'schema.open-badge-malformed' },
  endorsement: { good: 'schema.endorsement', bad: 'schema.endorsement-malformed' },
  'learner-record': { good: 'schema.learner-record', bad: 'schema.learner-record-malformed' },
};

/** Whether a credential has the form that it should. */
export interface SchemaFindings extends Noted {
  readonly finding: Finding;
  /** Whether it has what the standard of its type demands, so that its claims can be read by it. */
  readonly isReadable: boolean;
}

/**
 * A credential has what the standard of its type demands, and follows the schemas that it names itself. Others have no form
 * that we could hold them to.
 */
export async function checkSchema(
  credential: Credential,
  verification: Pick<Verification, 'evidence' | 'carrier'>,
  isPartlyShown = false,
): Promise<SchemaFindings> {
  const standard = checkStandardForms(credential, isPartlyShown);
  const own = await checkOwnSchemas(credential, verification, isPartlyShown);
  const [first, ...others] = [...standard, ...own.findings];
  return {
    finding: first === undefined ? notApplicable('schema.not-an-achievement') : worst([first, ...others]),
    isReadable: standard.every(({ outcome }) => outcome !== 'fail'),
    warnings: own.warnings,
    information: own.information,
  };
}

/** What the holder left out of a credential that is shown in part is neither there nor missing. */
function checkStandardForms(credential: Credential, isPartlyShown: boolean): Finding[] {
  return standardFormsOf(credential).map(({ form, fault }) => {
    if (fault === undefined) return pass(CODES[form].good);
    return isPartlyShown ? notApplicable('schema.partly-shown', fault) : fail(CODES[form].bad, fault);
  });
}
