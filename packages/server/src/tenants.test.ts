import { type Endpoint, type EndpointId, endpoints, openApiDocument } from '@laurel/api';
import pg from 'pg';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { callApi } from './testing/people.ts';
import { createTenant, type Tenant } from './testing/tenant.ts';
import { startTestApp } from './testing/test-app.ts';

const testApp = await startTestApp();
const ours = await createTenant(testApp, 'ours');
const theirs = await createTenant(testApp, 'theirs');
// A list is signed when it is first asked for.
await callApi(testApp, endpoints.getStatusList, { params: { statusListId: theirs.ids.statusListId ?? '' } });
// Theirs is on the log, under a checkpoint.
const worker = await testApp.app.work();
await vi.waitFor(async () => expect((await callApi(testApp, endpoints.getLog)).body.size).toBe(2), 45_000);
await worker.stop();
afterAll(() => testApp.stop());

/** How one endpoint is tried across two organisations. */
type Row =
  /** In an organisation: theirs is not there for us, nor is what is theirs under our own address. `body` fits the contract. */
  | { wall: 'organisation'; body?: object; references?: (theirs: Tenant) => object }
  /** A person's own: what is another person's is not there. */
  | { wall: 'person'; params?: (theirs: Tenant) => Record<string, string>; body?: object }
  /** One's own, without an id to try: the answer says nothing of theirs. */
  | { wall: 'own'; body?: object }
  /** For anybody: the answer says nothing that is not public. `private` is theirs and must not be there. */
  | {
      wall: 'none';
      public?: (theirs: Tenant) => Record<string, string>;
      private?: (theirs: Tenant) => Record<string, string>;
      body?: object;
      endsSession?: true;
    };

const lesson = { kind: 'reading', title: 'Lesson', minutes: 5, markdown: 'Read.' };
const achievement = { name: 'A', description: 'D', criteria: 'C' };
const programme = { slug: 'crossing', title: 'P', summary: 'S' };
const rubric = {
  levels: [{ title: 'Low' }, { title: 'High' }],
  criteria: [{ id: '9d0a3a52-2ab5-4c7e-8a55-0b3f8b7a1d10', title: 'All', cells: [{ points: 0 }, { points: 1 }] }],
  passPercent: 50,
};
const cohort = { name: 'C', startsOn: '2090-01-01', endsOn: '2090-06-01', enrolUntil: '2090-01-01' };
const noSecret = 'x'.repeat(43);
const noPasskey = { response: {} };

// An endpoint of the contract without a row here does not compile, and fails the first test.
const rows: Record<EndpointId, Row> = {
  getHealth: { wall: 'none' },
  getOpenApi: { wall: 'none' },

  signUp: { wall: 'none', body: { name: 'N', email: 'new@crossing.example', password: 'a long enough passphrase' } },
  verifyEmail: { wall: 'none', body: { token: 'none' } },
  signIn: { wall: 'none', body: { email: 'nobody@crossing.example', password: 'not this one either' } },
  signOut: { wall: 'none', endsSession: true },
  requestPasswordReset: { wall: 'none', body: { email: 'nobody@crossing.example' } },
  resetPassword: { wall: 'none', body: { token: 'none', password: 'a long enough passphrase' } },
  startPasskeySignIn: { wall: 'none' },
  signInWithPasskey: { wall: 'none', body: noPasskey },
  getMe: { wall: 'own' },
  changeMe: { wall: 'own', body: { name: 'Somebody Else' } },
  addEmail: { wall: 'own', body: { email: 'second@crossing.example' } },
  removeEmail: { wall: 'person', params: ({ ids }) => ({ emailId: ids.emailId ?? '' }) },
  makeEmailPrimary: { wall: 'person', params: ({ ids }) => ({ emailId: ids.emailId ?? '' }) },
  listPasskeys: { wall: 'own' },
  startPasskeyRegistration: { wall: 'own' },
  addPasskey: { wall: 'own', body: { name: 'Key', ...noPasskey } },
  removePasskey: { wall: 'person', params: ({ ids }) => ({ passkeyId: ids.emailId ?? '' }) },

  getMailPreferences: { wall: 'own' },
  setMailPreferences: {
    wall: 'own',
    body: { items: [{ category: 'digests', wanted: false }] },
  },
  getUnsubscription: { wall: 'none' },
  unsubscribe: { wall: 'none' },

  createOrganisation: { wall: 'own', body: { name: 'Third', slug: 'third' } },
  getOrganisation: { wall: 'organisation' },
  getPublicOrganisation: { wall: 'none', public: ({ ids }) => ({ slug: ids.slug ?? '' }) },
  changeOrganisation: { wall: 'organisation', body: { name: 'Taken over' } },
  listMembers: { wall: 'organisation' },
  changeMember: { wall: 'organisation', body: { role: 'owner' } },
  removeMember: { wall: 'organisation' },
  inviteMember: { wall: 'organisation', body: { email: 'x@crossing.example', role: 'owner' } },
  listInvitations: { wall: 'organisation' },
  withdrawInvitation: { wall: 'organisation' },
  acceptInvitation: { wall: 'own', body: { token: 'none' } },
  createApiKey: { wall: 'organisation', body: { name: 'K', scopes: ['organisation:read'] } },
  listApiKeys: { wall: 'organisation' },
  revokeApiKey: { wall: 'organisation' },
  getCurrentApiKey: { wall: 'own' },
  listAuditLines: { wall: 'organisation' },
  uploadFile: { wall: 'organisation' },
  getFile: { wall: 'none', public: ({ ids }) => ({ fileId: ids.fileId ?? '' }) },

  createAchievement: { wall: 'organisation', body: achievement },
  listAchievements: { wall: 'organisation' },
  getAchievement: { wall: 'organisation' },
  changeAchievement: { wall: 'organisation', body: { name: 'Taken over' } },
  getPublicAchievement: {
    wall: 'none',
    public: ({ ids }) => ({ achievementId: ids.achievementId ?? '' }),
    private: ({ ids }) => ({ achievementId: ids.draftAchievementId ?? '' }),
  },

  createProgramme: {
    wall: 'organisation',
    references: ({ ids }) => ({ ...programme, achievementId: ids.achievementId }),
  },
  listProgrammes: { wall: 'organisation' },
  getProgramme: { wall: 'organisation' },
  changeProgramme: {
    wall: 'organisation',
    body: { title: 'Taken over' },
    references: ({ ids }) => ({ achievementId: ids.achievementId, prerequisiteIds: [ids.achievementId] }),
  },
  publishProgramme: { wall: 'organisation' },
  getCompletionRule: { wall: 'organisation' },
  setCompletionRule: { wall: 'organisation', body: { lessons: 'all' } },
  startVersion: { wall: 'organisation' },
  discardDraft: { wall: 'organisation' },
  addModule: { wall: 'organisation', body: { title: 'M' } },
  changeModule: { wall: 'organisation', body: { title: 'M' } },
  removeModule: { wall: 'organisation' },
  addLesson: { wall: 'organisation', body: lesson },
  changeLesson: { wall: 'organisation', body: lesson },
  removeLesson: { wall: 'organisation' },
  setQuestions: { wall: 'organisation', body: { questions: [{ kind: 'numeric', prompt: 'Q', answer: 1 }] } },
  setSections: {
    wall: 'organisation',
    body: { sections: [{ questionIds: ['9d0a3a52-2ab5-4c7e-8a55-0b3f8b7a1d10'] }] },
    references: ({ ids }) => ({ sections: [{ poolId: ids.poolId }, { questionIds: [ids.questionId] }] }),
  },
  getProctoring: { wall: 'organisation' },
  setProctoringProvider: {
    wall: 'organisation',
    body: { name: 'Provider', linkTemplate: 'https://proctor.example/{attemptRef}' },
  },
  exchangeProctoringSecret: { wall: 'organisation' },
  receiveProctoringEvent: {
    wall: 'none',
    body: { type: 'session.ended', data: { attemptRef: 'none', at: '2026-11-26T10:00:00Z' } },
  },
  askForProctoredSession: { wall: 'person', params: lessonOf },
  listProctoredSessions: { wall: 'organisation' },
  listWaitingProctored: { wall: 'organisation' },
  decideProctoredSession: { wall: 'organisation', body: { decision: 'counts', note: 'Fine.', flagCount: 0 } },
  takeBreak: { wall: 'person' },
  endBreak: { wall: 'person' },
  askForSitting: { wall: 'person', params: lessonOf },
  listSittings: { wall: 'organisation' },
  confirmSitting: { wall: 'organisation', body: { code: '000000' } },
  inviteInvigilator: { wall: 'organisation', body: { name: 'Guest' } },
  listGuestInvigilators: { wall: 'organisation' },
  withdrawGuestInvigilator: { wall: 'organisation' },
  openInvigilation: { wall: 'none', body: { code: '0123456789' } },
  confirmAsGuest: {
    wall: 'none',
    body: { code: '0123456789', sittingId: '9d0a3a52-2ab5-4c7e-8a55-0b3f8b7a1d10', learnerCode: '000000' },
  },
  createQuestion: {
    wall: 'organisation',
    references: ({ ids }) => ({ question: { kind: 'numeric', prompt: 'Q', answer: 1 }, poolIds: [ids.poolId] }),
  },
  listQuestions: { wall: 'organisation' },
  getQuestion: { wall: 'organisation' },
  changeQuestion: { wall: 'organisation', body: { question: { kind: 'numeric', prompt: 'Q', answer: 1 } } },
  createPool: { wall: 'organisation', body: { name: 'Pool' } },
  listOutcomes: { wall: 'organisation' },
  listPools: { wall: 'organisation' },
  changePool: {
    wall: 'organisation',
    body: { name: 'Taken over' },
    references: ({ ids }) => ({ questionIds: [ids.questionId] }),
  },
  setExercise: { wall: 'organisation', body: { kind: 'numeric', prompt: 'Q', answer: 1 } },
  removeExercise: { wall: 'organisation' },
  getRecognitionOffer: { wall: 'organisation' },
  setRecognitionOffer: { wall: 'organisation', body: { offer: { guidance: 'Not ours to ask', rubric } } },
  getRecognitionOptions: { wall: 'person', params: ({ ids }) => ({ programmeId: ids.programmeId ?? '' }) },
  listRecognitions: { wall: 'own' },
  applyForRecognition: { wall: 'person', params: ({ ids }) => ({ programmeId: ids.programmeId ?? '' }), body: {} },
  getRecognition: { wall: 'person' },
  saveEvidence: { wall: 'person', body: { body: 'Not ours to write' } },
  addEvidenceFile: { wall: 'person' },
  removeEvidenceFile: { wall: 'person' },
  addEvidenceCredential: { wall: 'person', body: { document: '{}' } },
  removeEvidenceCredential: { wall: 'person' },
  handInRecognition: { wall: 'person' },
  withdrawRecognition: { wall: 'person' },
  getRubric: { wall: 'organisation' },
  setRubric: { wall: 'organisation', body: rubric },
  exportProgramme: { wall: 'organisation' },
  startImport: { wall: 'organisation' },
  listImports: { wall: 'organisation' },
  getImport: { wall: 'organisation' },
  getImportReport: { wall: 'organisation' },
  runImport: { wall: 'organisation', body: {} },
  discardImport: { wall: 'organisation' },
  listReviews: { wall: 'organisation' },
  getReview: { wall: 'organisation' },
  takeReview: { wall: 'organisation' },
  listReviewers: { wall: 'organisation' },
  assignReviewer: { wall: 'organisation', body: { personId: null } },
  withdrawReview: { wall: 'organisation' },
  saveReview: { wall: 'organisation', body: { revision: 0, marks: {}, summary: 'Taken over' } },
  handInReview: { wall: 'organisation' },
  addReviewComment: { wall: 'organisation', body: { quote: 'Word', text: 'Taken over' } },
  removeReviewComment: { wall: 'organisation' },
  decideSubmission: { wall: 'organisation', body: { outcome: 'not-passed', reason: 'Taken over' } },
  getPeerOverview: { wall: 'organisation' },
  makePeerRing: { wall: 'organisation' },
  listGuestLinks: { wall: 'organisation' },
  listAllGuestLinks: { wall: 'organisation' },
  makeGuestLink: { wall: 'organisation', body: { name: 'Guest', email: 'guest@crossing.example' } },
  withdrawGuestLink: { wall: 'organisation' },
  openGuestReview: { wall: 'none', body: { token: noSecret } },
  sendGuestCode: { wall: 'none', body: { token: noSecret } },
  confirmGuest: { wall: 'none', body: { token: noSecret, name: 'Guest', code: '000000' } },
  saveGuestReview: {
    wall: 'none',
    body: { token: noSecret, session: noSecret, revision: 0, marks: {}, summary: 'Taken over' },
  },
  handInGuestReview: { wall: 'none', body: { token: noSecret, session: noSecret } },
  getGuestFile: {
    wall: 'none',
    body: { token: noSecret, session: noSecret, fileId: '9d0a3a52-2ab5-4c7e-8a55-0b3f8b7a1d10' },
  },
  listLearners: { wall: 'organisation' },
  getAccommodation: { wall: 'organisation' },
  getInsightFilters: { wall: 'organisation' },
  getInsightOverview: { wall: 'organisation' },
  getInsightOutcomes: { wall: 'organisation' },
  getInsightDropOff: { wall: 'organisation' },
  getInsightPassRates: { wall: 'organisation' },
  getInsightRetention: { wall: 'organisation' },
  getInsightCredentials: { wall: 'organisation' },
  decideAccommodation: { wall: 'organisation', body: { extraTimePercent: 25, reason: '' } },
  setPace: { wall: 'organisation', body: { pace: 'cohorts' } },
  listCohorts: { wall: 'organisation' },
  createCohort: { wall: 'organisation', body: cohort },
  changeCohort: { wall: 'organisation', body: { capacity: 1 } },
  moveLearner: { wall: 'organisation', body: { cohortId: null } },
  listStandings: { wall: 'organisation' },
  messageLearners: { wall: 'organisation', body: { segment: 'everybody', subject: 'S', text: 'T' } },
  getCalendarFeed: { wall: 'own' },
  makeCalendarFeed: { wall: 'own' },
  endCalendarFeed: { wall: 'own' },
  getCalendar: { wall: 'none' },
  joinCohort: { wall: 'person', body: {} },
  leaveProgramme: { wall: 'person' },
  listCatalogue: { wall: 'none' },
  getCatalogueFilters: { wall: 'none' },
  getCataloguePage: {
    wall: 'none',
    public: ({ ids }) => ({ programmeId: ids.publishedProgrammeId ?? '' }),
    private: ({ ids }) => ({ programmeId: ids.programmeId ?? '' }),
  },

  getOwnReview: { wall: 'person' },
  listPeerReviews: { wall: 'person', params: workOf },
  markSample: { wall: 'person', params: workOf, body: { marks: {} } },
  getPeerReview: { wall: 'person', params: reviewOf },
  savePeerReview: { wall: 'person', params: reviewOf, body: { revision: 0, marks: {}, summary: 'Taken over' } },
  handInPeerReview: { wall: 'person', params: reviewOf },
  getPeerFile: { wall: 'person', params: reviewOf },
  enrol: { wall: 'person', params: ({ ids }) => ({ programmeId: ids.programmeId ?? '' }) },
  listEnrolments: { wall: 'own' },
  getEnrolment: { wall: 'person' },
  changeVersion: { wall: 'person', body: { version: 1 } },
  getLesson: { wall: 'person', params: lessonOf },
  answerExercise: { wall: 'person', params: (place) => ({ ...lessonOf(place), key: 'x' }), body: { ask: 'hint' } },
  countWatched: { wall: 'person', params: lessonOf, body: {} },
  setProgress: { wall: 'person', params: lessonOf, body: { done: true } },
  shareWork: { wall: 'person', body: { sharesWork: true } },
  startAttempt: { wall: 'person', params: lessonOf },
  getWork: { wall: 'person', params: workOf },
  saveDraft: { wall: 'person', params: workOf, body: { body: 'Not ours to write' } },
  addSubmissionFile: { wall: 'person', params: workOf },
  removeSubmissionFile: { wall: 'person', params: workOf },
  handInWork: { wall: 'person' },
  getOwnSubmissionFile: { wall: 'person' },
  listSubmissions: { wall: 'organisation' },
  getSubmission: { wall: 'organisation' },
  getSubmissionFile: { wall: 'organisation' },
  listSimilarities: { wall: 'organisation' },
  getExtension: { wall: 'organisation' },
  decideExtension: { wall: 'organisation', body: { until: '2090-01-01T00:00:00Z', reason: 'Not ours to give' } },
  getAttempt: { wall: 'person' },
  saveAnswers: { wall: 'person', body: { answers: {} } },
  submitAttempt: { wall: 'person' },

  issueCredential: {
    wall: 'organisation',
    references: ({ ids }) => ({
      achievementId: ids.achievementId,
      recipient: { name: 'N', email: 'n@crossing.example' },
    }),
  },
  listIssuedCredentials: { wall: 'organisation' },
  freezeStatusLists: { wall: 'organisation', body: { validUntil: '2090-01-01T00:00:00Z' } },
  getIssuedCredential: { wall: 'organisation' },
  revokeCredential: { wall: 'organisation', body: { reason: 'Not ours to revoke' } },
  listSigningKeys: { wall: 'organisation' },
  rotateSigningKey: { wall: 'organisation' },
  assessCompromise: { wall: 'organisation' },
  drillCompromise: { wall: 'organisation', body: { since: '2026-01-01T00:00:00Z' } },
  markKeyCompromised: { wall: 'organisation', body: { since: '2026-01-01T00:00:00Z', reason: 'Not ours to mark' } },
  listAffectedCredentials: { wall: 'organisation' },
  reissueAffected: { wall: 'organisation', body: {} },
  listHeldCredentials: { wall: 'own' },
  shareCredential: { wall: 'person', body: { visibility: 'public' } },
  getErasurePreview: { wall: 'own' },
  exportMe: { wall: 'own' },
  eraseMe: { wall: 'own', body: { email: 'nobody@crossing.example', copies: 'stay-valid' } },
  eraseRecipient: { wall: 'organisation', body: { copies: 'stay-valid' } },
  getErasure: { wall: 'none', private: ({ ids }) => ({ erasureId: ids.credentialId ?? '' }) },
  getCredential: { wall: 'none', private: credentialOf },
  getCredentialDocument: { wall: 'none', private: credentialOf },
  getCredentialPdf: { wall: 'none', private: credentialOf },
  getCredentialImage: { wall: 'none', private: credentialOf },
  getCredentialToken: { wall: 'none', private: credentialOf },
  getCredentialReceipt: { wall: 'none', private: credentialOf },
  requestBlockcert: { wall: 'none', private: credentialOf },
  getBlockcert: { wall: 'none', private: credentialOf },
  getBlockcertDocument: { wall: 'none', private: credentialOf },
  getCredentialBadgePng: { wall: 'none', private: credentialOf },
  getCredentialBadgeSvg: { wall: 'none', private: credentialOf },
  getCredentialArchive: { wall: 'none', private: credentialOf },
  verifyCredential: { wall: 'none', body: { credential: '{}' } },
  createVerificationReport: { wall: 'none', body: { text: '{}' } },
  resolveIdentifier: { wall: 'none' },
  listKnownIssuers: { wall: 'none' },
  getStatusList: { wall: 'none', public: ({ ids }) => ({ statusListId: ids.statusListId ?? '' }) },
  getDidDocument: { wall: 'none', public: ({ ids }) => ({ slug: ids.slug ?? '' }) },
  getDidHistory: { wall: 'none' },

  getLog: { wall: 'none' },
  getLogCheckpoint: { wall: 'none' },
  getLogTile: { wall: 'none', public: () => ({ level: 'entries', tile: '000.p/2' }) },
  getLogReceipt: { wall: 'none' },
  listLogAnchors: { wall: 'none' },
  getChainRecord: { wall: 'none' },
  listLogFindings: { wall: 'organisation' },
};

function workOf({ ids }: Tenant): Record<string, string> {
  return { enrolmentId: ids.enrolmentId ?? '', lessonId: ids.workLessonId ?? '', fileId: ids.fileId ?? '' };
}

function reviewOf(place: Tenant): Record<string, string> {
  return { ...workOf(place), reviewId: place.ids.reviewId ?? '' };
}

function lessonOf({ ids }: Tenant): Record<string, string> {
  return { enrolmentId: ids.enrolmentId ?? '', lessonId: ids.publishedLessonId ?? '' };
}

function credentialOf({ ids }: Tenant): Record<string, string> {
  return { credentialId: ids.credentialId ?? '' };
}

function parametersOf(endpoint: Endpoint, { ids }: Tenant): Record<string, string> {
  return Object.fromEntries(Object.keys(endpoint.params?.shape ?? {}).map((name) => [name, ids[name] ?? 'missing']));
}

interface Call {
  endpoint: Endpoint;
  as?: { cookie: string } | { apiKey: string } | undefined;
  params: Record<string, string>;
  body?: object | undefined;
}

async function call({ endpoint, as, params, body }: Call): Promise<{ status: number; text: string }> {
  if (!endpoint.upload) {
    const { status, body: answer } = await callApi(testApp, endpoint, { as, params, ...(body ? { body } : {}) });
    return { status, text: JSON.stringify(answer) ?? '' };
  }
  const url = testApp.origin + endpoint.path.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const who = as && 'cookie' in as ? { cookie: as.cookie } : as ? { authorization: `Bearer ${as.apiKey}` } : {};
  const headers = { origin: testApp.origin, 'content-type': endpoint.upload.mediaTypes.at(-1) ?? '', ...who };
  const response = await testApp.app.fetch(
    new Request(url, { method: endpoint.method, headers: headers as HeadersInit, body: 'WEBVTT\n' }),
  );
  return { status: response.status, text: await response.text() };
}

/** Everything of theirs, as the database has it. */
async function snapshot(): Promise<string> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  try {
    await client.query("select set_config('laurel.system', 'on', false)");
    const { rows: tables } = await client.query<{ place: string }>(`select table_schema || '.' || table_name as place
      from information_schema.columns where column_name = 'organisation_id' and table_schema in ('account', 'issuer', 'learning', 'file', 'log', 'delivery', 'insight') order by 1`);
    const dumps: unknown[] = [];
    for (const { place } of tables) {
      const { rows } = await client.query(
        `select md5(t::text) as row from ${place} t where organisation_id = $1 order by 1`,
        [theirs.ids.organisationId],
      );
      dumps.push([place, rows]);
    }
    return JSON.stringify(dumps);
  } finally {
    await client.end();
  }
}

const document = openApiDocument({ origin: testApp.origin }) as {
  paths: Record<string, Record<string, { operationId: EndpointId }>>;
};
const operations = Object.values(document.paths).flatMap((methods) =>
  Object.values(methods).map(({ operationId }) => operationId),
);

test('F01 every operation of the OpenAPI document has a row, and no row is left over', () => {
  expect(Object.keys(rows).sort()).toEqual([...operations].sort());
});

describe.each(operations)('F01 %s', (operationId) => {
  const endpoint: Endpoint = endpoints[operationId];
  const row = rows[operationId];
  const us = [
    { who: 'session', as: { cookie: ours.owner.cookie } },
    { who: 'API key with every scope', as: { apiKey: ours.apiKey } },
  ];

  if (row.wall === 'organisation') {
    const body = row.body ?? row.references?.(theirs);
    test.each(us)('theirs is not there for our $who', async ({ as }) => {
      const before = await snapshot();
      const { status, text } = await call({ endpoint, as, params: parametersOf(endpoint, theirs), body });
      expect({ status, secret: text.includes(theirs.secret) }).toEqual({ status: 404, secret: false });
      expect(await snapshot()).toBe(before);
    });

    const crossed = { ...parametersOf(endpoint, theirs), organisationId: ours.ids.organisationId ?? '' };
    if (Object.keys(crossed).length > 1) {
      test.each(us)('what is theirs is not there under our own address for our $who', async ({ as }) => {
        const before = await snapshot();
        const { status, text } = await call({ endpoint, as, params: crossed, body });
        expect({ status, secret: text.includes(theirs.secret) }).toEqual({ status: 404, secret: false });
        expect(await snapshot()).toBe(before);
      });
    }

    if (row.references) {
      test.each(us)('what is theirs cannot be referred to by our $who', async ({ as }) => {
        const { status } = await call({
          endpoint,
          as,
          params: parametersOf(endpoint, ours),
          body: row.references?.(theirs),
        });
        // Not found, or a fault in the body with the same words as for an id that never was.
        expect([400, 404]).toContain(status);
      });
    }

    test('a member without the permission is told so, a stranger nothing, nobody to sign in', async () => {
      const params = parametersOf(endpoint, theirs);
      const asMember = await call({ endpoint, as: theirs.member, params, body });
      const may = ['organisation:read', 'achievement:read', 'programme:read'];
      const allowed = endpoint.access.kind === 'organisation' && may.includes(endpoint.access.permission);
      expect(asMember.status).toBe(allowed ? 200 : 403);
      expect((await call({ endpoint, as: ours.learner, params, body })).status).toBe(404);
      expect((await call({ endpoint, params, body })).status).toBe(401);
    });
  }

  if (row.wall === 'person') {
    const params = row.params?.(theirs) ?? parametersOf(endpoint, theirs);
    test('what is another person’s is not there', async () => {
      const before = await snapshot();
      for (const as of [ours.owner, ours.learner, theirs.member]) {
        const { status, text } = await call({ endpoint, as, params, body: row.body });
        expect({ status, secret: text.includes(theirs.secret) }).toEqual({ status: 404, secret: false });
      }
      expect(await snapshot()).toBe(before);
    });
    test('nobody and an API key are told to sign in', async () => {
      expect((await call({ endpoint, params, body: row.body })).status).toBe(401);
      expect((await call({ endpoint, as: { apiKey: theirs.apiKey }, params, body: row.body })).status).toBe(401);
    });
  }

  if (row.wall === 'own') {
    test('says nothing of theirs and changes nothing of theirs', async () => {
      const before = await snapshot();
      const as = endpoint.access.kind === 'api-key' ? { apiKey: ours.apiKey } : ours.learner;
      const { status, text } = await call({ endpoint, as, params: {}, body: row.body });
      expect(status).toBeLessThan(500);
      expect(text).not.toContain(theirs.secret);
      expect(await snapshot()).toBe(before);
      expect((await call({ endpoint, params: {}, body: row.body })).status).toBe(401);
    });
  }

  if (row.wall === 'none') {
    test.each([{ who: 'nobody', as: undefined }, ...(row.endsSession ? [] : us)])(
      'our $who sees what is public and nothing else',
      async ({ as }) => {
        const before = await snapshot();
        const open = await call({ endpoint, as, params: row.public?.(theirs) ?? {}, body: row.body });
        if (row.public) expect(open.status).toBe(200);
        expect(open.text).not.toContain(theirs.secret);
        if (row.private) expect((await call({ endpoint, as, params: row.private(theirs) })).status).toBe(404);
        expect(await snapshot()).toBe(before);
      },
    );
  }
});
