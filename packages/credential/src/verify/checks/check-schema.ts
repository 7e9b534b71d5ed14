import { achievementCredentialSchema, isAchievementCredential } from '../../model/achievement-credential.ts';
import type { Credential } from '../../model/credential.ts';
import { describeIssue } from '../../model/describe-issue.ts';
import { type Finding, fail, pass } from '../finding.ts';

/** An Open Badges 3.0 credential has what the standard demands. Other credentials have no form that we could hold them to. */
export function checkSchema(credential: Credential): Finding {
  if (!isAchievementCredential(credential))
    return { outcome: 'not-applicable', reasonCode: 'schema.not-an-achievement' };
  const parsed = achievementCredentialSchema.safeParse(credential);
  return parsed.success ? pass('schema.open-badge') : fail('schema.open-badge-malformed', describeIssue(parsed.error));
}
