/** The transparency log: what was issued, in order, for anybody to check. The only door of this module. */
import type { Module } from '../../module.ts';
import { credentialIssued, type LeftOut } from '../issuer/index.ts';
import { acknowledgeFindings } from './check/acknowledge-findings.ts';
import { checkLog } from './check/check-log.ts';
import { checkTask } from './check/check-task.ts';
import { noteLeftOut } from './check/note-left-out.ts';
import type { LogDeps } from './deps.ts';
import { checkAgreement } from './health.ts';
import { receiptOf } from './receipt/receipt-of.ts';
import { logRoutes } from './routes.ts';
import { appendWaiting } from './tree/append-waiting.ts';
import type { CheckpointRow } from './tree/checkpoint-store.ts';
import { erasableEntries } from './tree/erase-entries.ts';
import { indexesOf } from './tree/indexes-of.ts';
import { keepUpRounds } from './tree/keep-up.ts';
import { type LogService, logService } from './tree/log-service.ts';
import { neverTaken } from './tree/never-taken.ts';
import { newestCheckpoint } from './tree/newest-checkpoint.ts';
import { appendTask, noteWaiting } from './tree/note-waiting.ts';
import { noticeRestore } from './tree/notice-restore.ts';
import { publishCheckpoint, publishTask } from './tree/publish-checkpoint.ts';
import { sealedKeys } from './tree/sealed-keys.ts';
import { sizeAt } from './tree/size-at.ts';
import { sweepSigned } from './tree/sweep-signed.ts';

import { askTask } from './witness/ask-task.ts';
import { askWitness, askWitnesses } from './witness/ask-witness.ts';

export { type Anchoring, createAnchoring } from './anchor/create-anchoring.ts';

export type { LogService } from './tree/log-service.ts';

/** What the module offers beside its routes. */
export interface LogModule extends Module {
  /** The newest checkpoint, with what witnesses added; undefined while nothing was signed. */
  newestCheckpoint(): Promise<CheckpointRow | undefined>;
  /** The receipt of a credential, by its id in the database; undefined while it is not under a checkpoint, or forgotten. */
  receiptOf(credentialId: string): Promise<string | undefined>;
  /** How many entries the log had at a time. */
  sizeAt(time: Date): Promise<number>;
  /** The places of these credentials; one that is not on the log has none. */
  indexesOf(credentialIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** What a DID document says of the log; undefined while it has no key. */
  service(): Promise<LogService | undefined>;
  /** Finds out, before something is given out that must not be given twice, whether the database is an older one. */
  noticeRestore(): Promise<void>;
  /** Of these, which are not on it, those that can never be; the others will. */
  neverTaken(credentialIds: readonly string[]): Promise<string[]>;
  /** Writes down that a key's time has ended without these. */
  noteLeftOut(leftOut: LeftOut): Promise<void>;
  /** Closes the findings that no check can disprove, and gives their sentences: for the operator, never for the network. */
  acknowledgeFindings(input: { reason: string }): Promise<string[]>;
  /** Resolves while all that is kept agrees with what was signed. */
  check(): Promise<void>;
}

const sweepTask = 'sweep-log';

/** Wires the module. */
export function createLogModule(deps: LogDeps): LogModule {
  return {
    routes: logRoutes(deps),
    newestCheckpoint: () => newestCheckpoint(deps),
    receiptOf: (credentialId) => receiptOf(deps, credentialId),
    sizeAt: (time) => sizeAt(deps, time),
    indexesOf: (credentialIds) => indexesOf(deps, credentialIds),
    service: () => logService(deps),
    noticeRestore: () => noticeRestore(deps),
    neverTaken: (credentialIds) => neverTaken(deps, credentialIds),
    noteLeftOut: (leftOut) => noteLeftOut(deps, leftOut),
    acknowledgeFindings: (input) => acknowledgeFindings(deps, input),
    check: () => checkAgreement(deps),
    sealedKeys: sealedKeys(deps),
    erasable: erasableEntries,
    jobs: {
      [appendTask]: async () => void (await appendWaiting(deps)),
      [publishTask]: async () => void (await publishCheckpoint(deps)),
      [sweepTask]: () => sweepSigned(deps),
      [checkTask]: () => checkLog(deps),
      [askTask]: (payload) => askWitness(deps, { name: String(payload.name) }),
      'ask-witnesses': () => askWitnesses(deps),
    },
    rounds: keepUpRounds({
      clock: deps.clock,
      append: () => appendWaiting(deps),
      publish: () => publishCheckpoint(deps),
    }),
    timetable: [
      { cron: '* * * * *', task: sweepTask, atStart: true },
      { cron: '23 * * * *', task: checkTask, atStart: true },
      { cron: '* * * * *', task: 'ask-witnesses' },
    ],
    subscriptions: {
      [credentialIssued]: {
        'log.append': ({ organisationId, payload }) =>
          noteWaiting(deps, { credentialId: String(payload.credentialId), organisationId }),
      },
    },
  };
}
