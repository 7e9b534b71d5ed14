import path from 'node:path';
import type { Role } from '@laurel/api';
import { createStatusListMemory, type StatusListMemory } from '@laurel/credential';
import { createCaughtMailFolder } from './adapters/caught-mail-folder.ts';
import { createSigner } from './adapters/create-signer.ts';
import { createDiskBlobStore } from './adapters/disk-blob-store.ts';
import { createDiskFolder } from './adapters/disk-folder.ts';
import { createEvmChain } from './adapters/evm-chain.ts';
import { createFailPoints } from './adapters/fail-points.ts';
import { createGuardedFetch } from './adapters/guarded-fetch.ts';
import { createLocalSecretSealer } from './adapters/local-secret-sealer.ts';
import { createLog } from './adapters/log.ts';
import { createSmtpMailer } from './adapters/smtp-mailer.ts';
import { systemClock, systemRandomness } from './adapters/system.ts';
import { createWorkerThreads } from './adapters/worker-threads.ts';
import { createZxingQrReader } from './adapters/zxing-qr-reader.ts';
import type { Config } from './config/env.ts';
import type { Secrets } from './config/secrets.ts';
import { createHttp, type Http, type Listening, listen, type WebHandler } from './http/index.ts';
import type { Erasable, Module, SealedKeyStore } from './module.ts';
import { type AccountModule, createAccountModule } from './modules/account/index.ts';
import { createDeliveryModule } from './modules/delivery/index.ts';
import { createErasureModule } from './modules/erasure/index.ts';
import { createFileModule } from './modules/file/index.ts';
import { createInsightModule } from './modules/insight/index.ts';
import { createIssuerModule, type IssuerModule, type TransparencyLog } from './modules/issuer/index.ts';
import { createLearningModule } from './modules/learning/index.ts';
import { type Anchoring, createAnchoring, createLogModule, type LogModule } from './modules/log/index.ts';
import { createTrustModule } from './modules/trust/index.ts';
import { createVerifierModule, type VerifierModule } from './modules/verifier/index.ts';
import { createWalletModule } from './modules/wallet/index.ts';
import type {
  BlobStore,
  Clock,
  FailPoints,
  Fetcher,
  Log,
  Mailer,
  PublicFolder,
  Randomness,
  Signer,
} from './ports/index.ts';
import { type Rewrapped, rewrapKeys } from './rewrap-keys.ts';
import {
  createIdempotencyStore,
  createRateLimits,
  type Database,
  openDatabase,
  openPools,
  type Pools,
  type Subscriptions,
  startWorker,
  type Worker,
  workerBeats,
} from './storage/index.ts';

/** What tests put in the place of the outside world. */
export interface Overrides {
  clock?: Clock;
  randomness?: Randomness;
  signer?: Signer;
  mailer?: Mailer;
  fetcher?: Fetcher;
  blobs?: BlobStore;
  folder?: PublicFolder;
  failPoints?: FailPoints;
  log?: Log;
  transparencyLog?: TransparencyLog;
  web?: WebHandler;
  /** How many connections the application has to the database, beside the queue's own. */
  connections?: number;
}

/** The application: answers requests, does jobs. */
export interface App {
  fetch(request: Request): Promise<Response>;
  listen(port: number): Promise<Listening>;
  work(): Promise<Worker>;
  /** Makes an account whose address is taken as proven: for the operator and the demo, never for the network. */
  createPerson(person: { name: string; email: string; password: string }): Promise<{ personId: string }>;
  /** Makes an account likewise and opens its first session, as its cookies: for the demo. */
  welcomePerson(person: Parameters<AccountModule['welcomePerson']>[0]): Promise<{ cookies: string[] }>;
  /** Makes somebody a member without an invitation: likewise. */
  addMember(member: { organisationId: string; email: string; role: Role }): Promise<void>;
  /** Seals every private key anew under the newest key-encryption key. */
  rewrapKeys(): Promise<Rewrapped>;
  /** Closes what the log has found and no check can disprove, such as that an older database was restored. */
  acknowledgeFindings(input: { reason: string }): Promise<string[]>;
  close(): Promise<void>;
}

/** Wires the application by hand: configuration → adapters → modules → routes. */
export function createApp(config: Config, secrets: Secrets, overrides: Overrides = {}): App {
  const { origin, development, logPolicy } = config;
  const adapters = chooseAdapters(config, secrets, overrides);
  const { clock, randomness, log, signer, mailer } = adapters;
  const local = (request: Request) => http.fetch(request, { isOwn: true });
  const fetcher = overrides.fetcher ?? createGuardedFetch({ clock, origin, local });

  const pools = openPools({ databaseUrl: config.databaseUrl, log, appSize: overrides.connections });
  const database = openDatabase({ pools, clock });
  const ground = { database, clock, randomness, log, origin, development, logPolicy };

  const account = createAccountModule({ ...ground, pools, sessionSecret: secrets.sessionSecret });
  const file = createFileModule({ ...ground, ...adapters });
  const issuing = { ...ground, ...adapters, fetcher, account, file };
  const { issuer, transparencyLog, anchoring } = createIssuing(issuing, overrides);
  const wallet = createWalletModule(ground);
  const evidence = { ownDocument: wallet.ownDocument, verify: (document: string) => verifier.verify(document) };
  const learning = createLearningModule({ ...ground, ...adapters, file, issuer, evidence });
  const trust = createTrustModule({ ...ground, ...known(config, issuer) });
  const lookups = { trust, statusLists: rememberStatusLists(clock, origin), anchoring, issuer };
  const verifier: VerifierModule = createVerifierModule({ ...ground, ...adapters, fetcher, ...lookups });
  const delivery = createDeliveryModule({ ...ground, mailer, linkSecret: secrets.sessionSecret });
  const insight = createInsightModule({ ...ground, learning: learning.counted });
  const erasables = erasablesOf([learning, issuer, transparencyLog, insight, delivery, account]);
  const erasure = createErasureModule({ ...ground, ...adapters, account, erasables });
  const modules: Module[] = [
    account,
    file,
    issuer,
    transparencyLog,
    anchoring,
    learning,
    wallet,
    trust,
    verifier,
    insight,
    delivery,
    erasure,
  ];

  const sealedKeys = modules.flatMap((module) => module.sealedKeys ?? []);
  const http: Http = createHttp({
    ...ground,
    routes: modules.flatMap((module) => module.routes),
    authenticate: account.authenticate,
    mayIn: account.mayIn,
    idempotency: createIdempotencyStore({ pools, clock }),
    rateLimits: createRateLimits({ pools, scale: config.rateLimitScale }),
    trustProxy: config.trustProxy,
    mailCatcherDirectory: config.mailCatcherDirectory,
    web: overrides.web,
    offersOffline: config.offersOffline,
    health: healthOf({ database, pools, clock, mailer, signer, sealedKeys, transparencyLog, anchoring }),
  });

  return {
    fetch: (request) => http.fetch(request),
    listen: (port) => listen(http, port),
    work: () => startWorker({ ...ground, pools, eventDays: config.eventDays, ...workOf(modules) }),
    ...operatorsPart({ account, transparencyLog }),
    rewrapKeys: () => rewrapKeys(sealedKeys, adapters.rewrap),
    close: () => pools.close(),
  };
}

/** What the operator does with a module past the network. */
function operatorsPart({ account, transparencyLog }: { account: AccountModule; transparencyLog: LogModule }) {
  const { createPerson, welcomePerson, addMember } = account;
  return { createPerson, welcomePerson, addMember, acknowledgeFindings: transparencyLog.acknowledgeFindings };
}

/** Who gives the modules what they want of the world: as configured, unless a test says otherwise. */
function chooseAdapters(config: Config, secrets: Secrets, overrides: Overrides) {
  const signer = createSigner(config.signer, secrets);
  const { dataDirectory, mailCatcherDirectory, smtpUrl, mailFrom } = config;
  return {
    clock: overrides.clock ?? systemClock,
    randomness: overrides.randomness ?? systemRandomness,
    log: overrides.log ?? createLog({ level: config.logLevel }),
    signer: overrides.signer ?? signer,
    rewrap: signer.rewrap,
    sealer: createLocalSecretSealer(secrets),
    blobs: overrides.blobs ?? createDiskBlobStore({ directory: path.join(dataDirectory, 'files') }),
    folder: overrides.folder ?? createDiskFolder({ directory: path.join(dataDirectory, 'log') }),
    failPoints: overrides.failPoints ?? createFailPoints(config.failPoint),
    chain: config.chain && createEvmChain(config.chain),
    policy: config.chain?.policy,
    mailer: overrides.mailer ?? (smtpUrl ? createSmtpMailer({ smtpUrl, from: mailFrom }) : undefined),
    caughtMail: mailCatcherDirectory ? createCaughtMailFolder({ directory: mailCatcherDirectory }) : undefined,
    witnesses: config.witnesses,
    keyClosingMinutes: config.keyClosingMinutes,
    qrReader: createZxingQrReader(),
    threads: createWorkerThreads(),
  };
}

type IssuingDeps = Omit<Parameters<typeof createIssuerModule>[0], 'transparencyLog' | 'blockcerts' | 'recorderKey'> &
  Omit<Parameters<typeof createLogModule>[0], 'issuer' | 'anchorCovering' | 'anchoredPlaces' | 'newestAnchor'> &
  Omit<Parameters<typeof createAnchoring>[0], 'newestCheckpoint' | 'issuer'>;

interface Issuing {
  issuer: IssuerModule;
  transparencyLog: LogModule;
  anchoring: Anchoring;
}

/** The issuer, the log and its anchors: each stands on the one before, and is asked by it only once all are there. */
function createIssuing(deps: IssuingDeps, overrides: Overrides): Issuing {
  const asked: TransparencyLog = {
    sizeAt: (time) => transparencyLog.sizeAt(time),
    indexesOf: (credentialIds) => transparencyLog.indexesOf(credentialIds),
    service: () => transparencyLog.service(),
    receiptOf: (credentialId) => transparencyLog.receiptOf(credentialId),
    noticeRestore: () => transparencyLog.noticeRestore(),
    neverTaken: (credentialIds) => transparencyLog.neverTaken(credentialIds),
    noteLeftOut: (leftOut) => transparencyLog.noteLeftOut(leftOut),
  };
  const issuer: IssuerModule = createIssuerModule({
    ...deps,
    transparencyLog: overrides.transparencyLog ?? asked,
    blockcerts: {
      ask: (scope, credential) => anchoring.blockcerts.ask(scope, credential),
      stateOf: (credentialId) => anchoring.blockcerts.stateOf(credentialId),
      documentOf: (credential) => anchoring.blockcerts.documentOf(credential),
    },
    recorderKey: (organisationId) => anchoring.recorderKey(organisationId),
  });
  const newestCheckpoint = () => transparencyLog.newestCheckpoint();
  const anchoring: Anchoring = createAnchoring({ ...deps, issuer, newestCheckpoint });
  const { anchorCovering, places: anchoredPlaces, newestAnchor } = anchoring;
  const anchors = { anchorCovering, anchoredPlaces, newestAnchor };
  const transparencyLog: LogModule = createLogModule({ ...deps, ...anchors, issuer });
  return { issuer, transparencyLog, anchoring };
}

/**
 * So old may somebody else's status list be, so that a revocation counts after a minute at the most. This install's own are
 * a query away, and always asked for.
 */
const statusListMaxAgeMs = 60_000;
const statusListMaxBytes = 32 * 1_048_576;

function rememberStatusLists(now: Clock, origin: string): StatusListMemory {
  return createStatusListMemory({
    now,
    maxAgeMs: (url) => (URL.parse(url)?.origin === origin ? 0 : statusListMaxAgeMs),
    maxBytes: statusListMaxBytes,
  });
}

function known({ knownIssuers: listedByOperator }: Config, { listIssuing: issuing }: IssuerModule) {
  return { listedByOperator, issuing };
}

interface Parts extends Pick<Issuing, 'transparencyLog' | 'anchoring'> {
  database: Database;
  pools: Pools;
  clock: Clock;
  mailer: Mailer | undefined;
  signer: Signer;
  sealedKeys: readonly SealedKeyStore[];
}

/** What health asks of each part; without those that are not needed an install goes on, limited. */
function healthOf({ database, pools, clock, mailer, signer, sealedKeys, transparencyLog, anchoring }: Parts) {
  return {
    database: () => database.check(),
    worker: () => workerBeats({ pools, clock }),
    mail: mailer && (() => mailer.check()),
    signer: { notNeeded: () => checkSigner(signer, sealedKeys) },
    log: { notNeeded: () => transparencyLog.check() },
    chain: anchoring.check && { notNeeded: anchoring.check },
  };
}

/** With one key of each kind: what signs with these signs with all. */
async function checkSigner(signer: Signer, sealedKeys: readonly SealedKeyStore[]): Promise<void> {
  const samples = await Promise.all(sealedKeys.map((keys) => keys.sample()));
  await signer.check(samples.flat());
}

function erasablesOf(modules: readonly Module[]): Erasable[] {
  return modules.flatMap(({ erasable }) => erasable ?? []);
}

/** What a worker does of the modules' affairs. */
function workOf(modules: readonly Module[]) {
  return {
    handlers: Object.assign({}, ...modules.map((module) => module.jobs ?? {})),
    subscriptions: mergeSubscriptions(modules),
    timetable: modules.flatMap((module) => module.timetable ?? []),
    rounds: modules.flatMap((module) => module.rounds ?? []),
  };
}

function mergeSubscriptions(modules: readonly Module[]): Subscriptions {
  const merged: Subscriptions = {};
  for (const { subscriptions = {} } of modules) {
    for (const [event, subscribers] of Object.entries(subscriptions))
      merged[event] = { ...merged[event], ...subscribers };
  }
  return merged;
}
