import type { z } from 'zod';
import { achievementCredentialSchema, isAchievementCredential } from './achievement-credential.ts';
import { clrCredentialSchema, isClrCredential } from './clr-credential.ts';
import type { Credential } from './credential.ts';
import { describeIssue } from './describe-issue.ts';
import { endorsementCredentialSchema, isEndorsementCredential } from './endorsement-credential.ts';

/** The standards for learners' credentials that have a form of their own. */
export type StandardForm = 'achievement' | 'endorsement' | 'learner-record';

/** Whether a credential has the form that its type promises. */
export interface FormFinding {
  readonly form: StandardForm;
  /** Where it falls short, for an engineer. Undefined when it does not. */
  readonly fault?: string | undefined;
}

const FORMS: readonly [StandardForm, (credential: Credential) => boolean, z.ZodType][] = [
  ['achievement', isAchievementCredential, achievementCredentialSchema],
  ['endorsement', isEndorsementCredential, endorsementCredentialSchema],
  ['learner-record', isClrCredential, clrCredentialSchema],
];

/**
 * Holds a credential to every form that its types name: Open Badges 3.0 (achievement, endorsement) and Comprehensive
 * Learner Record 2.0. A credential of no such type has none.
 */
export function standardFormsOf(credential: Credential): FormFinding[] {
  return FORMS.filter(([, is]) => is(credential)).map(([form, , schema]) => {
    const { error } = schema.safeParse(credential);
    return error === undefined ? { form } : { form, fault: describeIssue(error) };
  });
}
