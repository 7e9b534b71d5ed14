/** Achievements, keys, credentials and their status: the only door of this module. */
import type { Module } from '../../module.ts';
import type { Cursor, Tx } from '../../storage/index.ts';
import { reissueAffected } from './compromise/reissue-affected.ts';
import type { AwardInput } from './credential/award.ts';
import { changeWorkLinks, type WorkLinks } from './credential/change-work-links.ts';
import { erasableCredentials } from './credential/erase-credentials.ts';
import type { Successor } from './credential/find-successors.ts';
import { finishCredential, finishPending } from './credential/finish-credential.ts';
import { issueAward } from './credential/issue-award.ts';
import { linkCredentials } from './credential/link-credentials.ts';
import { listIssuing } from './credential/list-issuing.ts';
import { listSigned } from './credential/list-signed.ts';
import { type SecuredForms, selectSecuredForms } from './credential/store.ts';
import { type Shown, successorOf } from './credential/successor-of.ts';
import type { IssuerDeps } from './deps.ts';
import type { SystemScopeEvent } from './events.ts';
import { beginDidHistories, refreshDidHistories } from './history/refresh-did-histories.ts';
import { writeDidHistory } from './history/write-did-history.ts';
import { closeKey, closeKeys } from './key/close-key.ts';
import { ensureSigningKey } from './key/ensure-signing-key.ts';
import { sealedKeys } from './key/sealed-keys.ts';
import { issuerRoutes } from './routes.ts';

export { defineAchievement } from './achievement/create-achievement.ts';
export { findAchievement } from './achievement/read-achievements.ts';
export { type AchievementTerms, areSameTerms, onTerms, readTerms } from './achievement/terms.ts';
export { addresses } from './addresses.ts';
export type { AwardInput } from './credential/award.ts';
export type { WorkLinks } from './credential/change-work-links.ts';
export { findRecipient } from './credential/find-recipient.ts';
export { findSuccessors } from './credential/find-successors.ts';
export { heldAchievements } from './credential/held-achievements.ts';
export { type HeldCredential, listHeldCredentials } from './credential/list-held-credentials.ts';
export { setVisibility } from './credential/set-visibility.ts';
export { type SecuredForms, selectSecuredForms } from './credential/store.ts';
export type { BlockcertState, Blockcerts, LeftOut, TransparencyLog } from './deps.ts';
export { credentialIssued, credentialReplaced } from './events.ts';
export { recorderOf } from './key/recorder-of.ts';

/** What the module offers beside its routes. */
export interface IssuerModule extends Module {
  /** Issues what somebody earned: once, however often it is asked with the same key. */
  issueAward(input: AwardInput): Promise<{ credentialId: string }>;
  /** Has a credential lead to its holder’s work, or no longer: issued anew where it does not yet as they want. */
  changeWorkLinks(change: WorkLinks): Promise<void>;
  /** What counts in the place of a credential of this install that was replaced, for whoever may see it. */
  successorOf(shown: Shown): Promise<Successor | undefined>;
  /** The organisations that have issued, those first that have had their name the longest. */
  listIssuing(): Promise<{ did: string; name: string }[]>;
  /** What was signed of these credentials, in every form, in a transaction of the system: for the log, which shows it to nobody. */
  readSecuredForms(tx: Tx, ids: readonly string[]): Promise<SecuredForms[]>;
  /** The ids of all that was signed, in the order of its issuing. */
  listSigned(page: { after: Cursor; limit: number }): Promise<Cursor[]>;
}

/** Wires the module. */
export function createIssuerModule(deps: IssuerDeps): IssuerModule {
  return {
    routes: issuerRoutes(deps),
    sealedKeys: sealedKeys(deps),
    erasable: erasableCredentials,
    issueAward: (input) => issueAward(deps, input),
    changeWorkLinks: (change) => changeWorkLinks(deps, change),
    successorOf: (shown) => successorOf(deps, shown),
    listIssuing: () => listIssuing(deps),
    readSecuredForms: selectSecuredForms,
    listSigned: (page) => listSigned(deps, page),
    jobs: {
      'finish-credential': (payload) =>
        finishCredential(deps, payload as { organisationId: string; credentialId: string }).then(() => undefined),
      'finish-pending-credentials': () => finishPending(deps),
      'close-signing-key': (payload) => closeKey(deps, payload as { organisationId: string; keyId: string }),
      'close-signing-keys': () => closeKeys(deps),
      'reissue-affected': (payload) =>
        reissueAffected(deps, payload as { organisationId: string; signingKeyId: string }),
      'write-did-history': (payload) => writeDidHistory(deps, payload as { organisationId: string }),
      'begin-did-histories': () => beginDidHistories(deps),
      'refresh-did-histories': () => refreshDidHistories(deps),
    },
    timetable: [
      { cron: '* * * * *', task: 'finish-pending-credentials' },
      { cron: '* * * * *', task: 'close-signing-keys' },
      { cron: '* * * * *', task: 'begin-did-histories' },
      { cron: '47 * * * *', task: 'refresh-did-histories' },
    ],
    subscriptions: {
      'organisation.created': {
        'issuer.key': async ({ organisationId }) => {
          await ensureSigningKey(deps, organisationId);
          await writeDidHistory(deps, { organisationId });
        },
      },
      'recorder.listed': {
        'issuer.history': ({ organisationId }) => writeDidHistory(deps, { organisationId }),
      },
      'email.verified': {
        'issuer.link': ({ payload }: SystemScopeEvent) =>
          linkCredentials(deps, payload as { personId: string; email: string }),
      },
    },
  };
}
