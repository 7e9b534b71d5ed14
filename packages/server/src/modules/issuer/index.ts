/** Achievements, keys, credentials and their status: the only door of this module. */
import type { Module } from '../../module.ts';
import type { AwardInput } from './credential/award.ts';
import { finishCredential, finishPending } from './credential/finish-credential.ts';
import { issueAward } from './credential/issue-award.ts';
import { linkCredentials } from './credential/link-credentials.ts';
import { listIssuing } from './credential/list-issuing.ts';
import type { IssuerDeps } from './deps.ts';
import type { SystemScopeEvent } from './events.ts';
import { ensureSigningKey } from './key/ensure-signing-key.ts';
import { sealedKeys } from './key/sealed-keys.ts';
import { issuerRoutes } from './routes.ts';

export { findAchievement } from './achievement/read-achievements.ts';
export type { AwardInput } from './credential/award.ts';
export { type HeldCredential, listHeldCredentials } from './credential/list-held-credentials.ts';
export { setVisibility } from './credential/set-visibility.ts';

/** What the module offers beside its routes. */
export interface IssuerModule extends Module {
  /** Issues what somebody earned: once, however often it is asked with the same key. */
  issueAward(input: AwardInput): Promise<{ credentialId: string }>;
  /** The organisations that have issued, those first that have had their name the longest. */
  listIssuing(): Promise<{ did: string; name: string }[]>;
}

/** Wires the module. */
export function createIssuerModule(deps: IssuerDeps): IssuerModule {
  return {
    routes: issuerRoutes(deps),
    sealedKeys: sealedKeys(deps),
    issueAward: (input) => issueAward(deps, input),
    listIssuing: () => listIssuing(deps),
    jobs: {
      'finish-credential': (payload) =>
        finishCredential(deps, payload as { organisationId: string; credentialId: string }).then(() => undefined),
      'finish-pending-credentials': () => finishPending(deps),
    },
    timetable: [{ cron: '* * * * *', task: 'finish-pending-credentials' }],
    subscriptions: {
      'organisation.created': {
        'issuer.key': ({ organisationId }) => ensureSigningKey(deps, organisationId).then(() => undefined),
      },
      'email.verified': {
        'issuer.link': ({ payload }: SystemScopeEvent) =>
          linkCredentials(deps, payload as { personId: string; email: string }),
      },
    },
  };
}
