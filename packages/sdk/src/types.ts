import type { AnswerOf, BodyInputOf, endpoints } from '@laurel/api';

type Endpoints = typeof endpoints;
type Answer<Id extends keyof Endpoints> = AnswerOf<Endpoints[Id]>;
type Input<Id extends keyof Endpoints> = BodyInputOf<Endpoints[Id]>;
type Item<Id extends keyof Endpoints> = Answer<Id> extends { items: (infer T)[] } ? T : never;

// Account
/** The person signed in. */
export type Person = Answer<'getMe'>;
/** One of a person's e-mail addresses. */
export type EmailEntry = Person['emails'][number];
/** A person's place in an organisation. */
export type Membership = Person['memberships'][number];
/** A passkey of one's own. */
export type Passkey = Item<'listPasskeys'>;
/** Which kinds of mail one gets. */
export type MailPreferences = Answer<'getMailPreferences'>;
/** What choosing kinds of mail takes. */
export type MailPreferencesInput = Input<'setMailPreferences'>;
/** What the link in a mail turns off. */
export type Unsubscription = Answer<'unsubscribe'>;
/** What signing up takes. */
export type SignUpInput = Input<'signUp'>;
/** What signing in takes. */
export type SignInInput = Input<'signIn'>;

// Organisations
/** An organisation that issues. */
export type Organisation = Answer<'getOrganisation'>;
/** What setting up an organisation takes. */
export type OrganisationInput = Input<'createOrganisation'>;
/** What may be changed of an organisation. */
export type OrganisationChange = Input<'changeOrganisation'>;
/** A member of an organisation. */
export type Member = Item<'listMembers'>;
/** An invitation to an organisation. */
export type Invitation = Item<'listInvitations'>;
/** What inviting somebody takes. */
export type InvitationInput = Input<'inviteMember'>;
/** An API key without its secret. */
export type ApiKey = Item<'listApiKeys'>;
/** An API key on the one occasion its secret is shown. */
export type NewApiKey = Answer<'createApiKey'>;
/** What making an API key takes. */
export type ApiKeyInput = Input<'createApiKey'>;
/** The API key in use and its organisation. */
export type CurrentApiKey = Answer<'getCurrentApiKey'>;
/** The transparency log as its page shows it. */
export type Log = Answer<'getLog'>;
/** Who did what, when. */
export type AuditLine = Item<'listAuditLines'>;
/** A file after uploading. */
export type UploadedFile = Answer<'uploadFile'>;

// Achievements
/** What can be earned. */
export type Achievement = Answer<'getAchievement'>;
/** What defining an achievement takes. */
export type AchievementInput = Input<'createAchievement'>;
/** What may be changed of an achievement. */
export type AchievementChange = Input<'changeAchievement'>;
/** What kind of qualification an achievement is. */
export type AchievementKind = Achievement['kind'];
/** Draft, active or archived. */
export type AchievementState = Achievement['state'];
/** A skill that an achievement certifies. */
export type Skill = Achievement['skills'][number];

// Programmes
/** A programme in the list of those who make it. */
export type ProgrammeSummary = Item<'listProgrammes'>;
/** A programme with all its content, for those who make it. */
export type ProgrammeForStaff = Answer<'getProgramme'>;
/** What starting a programme takes. */
export type ProgrammeInput = Input<'createProgramme'>;
/** What may be changed of a programme. */
export type ProgrammeChange = Input<'changeProgramme'>;
/** A module as those who make the programme see it. */
export type ModuleForStaff = ProgrammeForStaff['modules'][number];
/** What adding a module takes. */
export type ModuleInput = Input<'addModule'>;
/** A lesson as those who make the programme see it. */
export type LessonForStaff = ModuleForStaff['lessons'][number];
/** What adding a lesson takes, of whichever kind. */
export type LessonInput = Input<'addLesson'>;
/** What a lesson can be. */
export type LessonKind = LessonForStaff['kind'];
/** What a project or portfolio asks for. */
export type AssignmentInput = NonNullable<LessonForStaff['assignment']>;
/** An exam's questions with their keys, to replace those it has. */
export type QuestionsInput = Input<'setQuestions'>;
/** One question with its key. */
export type QuestionInput = QuestionsInput['questions'][number];
/** A question as those who make the programme see it. */
export type QuestionForStaff = NonNullable<LessonForStaff['questions']>[number];
/** A question of the bank in its list. */
export type BankQuestionSummary = Item<'listQuestions'>;
/** A question of the bank with its key. */
export type BankQuestion = Answer<'getQuestion'>;
/** What adding a question to the bank takes. */
export type BankQuestionInput = Input<'createQuestion'>;
/** A pool that exams draw from. */
export type Pool = Item<'listPools'>;
/** A part of an exam. */
export type ExamSection = NonNullable<LessonForStaff['sections']>[number];
/** Somebody who asks to sit a supervised exam. */
export type Sitting = Item<'listSittings'>;
/** Somebody from outside whose code opens an exam to invigilate it. */
export type GuestInvigilator = Item<'listGuestInvigilators'>;
/** An organisation's proctoring provider. */
export type Proctoring = Answer<'getProctoring'>;
/** A proctored attempt as staff see it. */
export type ProctoredSession = Item<'listProctoredSessions'>;
/** What setting an exam's sections takes. */
export type SectionsInput = Input<'setSections'>;
/** By what the work for a lesson is marked, as it is given. */
export type RubricInput = Input<'setRubric'>;
/** By what the work for a lesson is marked. */
export type Rubric = NonNullable<Answer<'getRubric'>['rubric']>;
/** What a learner must do to complete a version of a programme, and its outcomes. */
export type CompletionRule = Answer<'getCompletionRule'>;
/** An outcome of a programme. */
export type ProgrammeOutcome = Item<'listOutcomes'>;
/** What setting the rule of completion takes. */
export type CompletionRuleInput = Input<'setCompletionRule'>;
/** The cohorts of a programme, and its pace. */
export type CohortList = Answer<'listCohorts'>;
/** A cohort as its staff see it. */
export type Cohort = CohortList['items'][number];
/** What planning a cohort takes. */
export type CohortInput = Input<'createCohort'>;
/** What may be changed of a cohort. */
export type CohortChange = Input<'changeCohort'>;
/** Whether a programme is learnt at one's own pace, in cohorts, or either way. */
export type Pace = CohortList['pace'];
/** Work that waits for reviewers. */
export type ReviewQueueRow = Item<'listReviews'>;
/** A version of somebody's work beside its rubric. */
export type ReviewView = Answer<'getReview'>;
/** A marking as far as it is. */
export type ReviewInput = Input<'saveReview'>;
/** What is decided on work, and why. */
export type DecisionInput = Input<'decideSubmission'>;
/** By what one's own work is marked, and what was decided on it. */
export type OwnReviewView = Answer<'getOwnReview'>;
/** The reviews of fellow learners' work that one has to give. */
export type PeerReviews = Answer<'listPeerReviews'>;
/** A fellow learner's work to review. */
export type PeerReview = Answer<'getPeerReview'>;
/** Who reviews whom among learners, and who is late. */
export type PeerOverview = Answer<'getPeerOverview'>;
/** What a guest sees of the work they are asked to review. */
export type GuestReview = Answer<'openGuestReview'>;
/** A link by which somebody from outside reviews a submission. */
export type GuestLink = Item<'listGuestLinks'>;
/** What evidence of prior learning a version wants, and by what it is reviewed. */
export type RecognitionOfferInput = Input<'setRecognitionOffer'>;
/** What one can apply for in a programme. */
export type RecognitionOptions = Answer<'getRecognitionOptions'>;
/** One's own application for recognition of prior learning. */
export type Recognition = Answer<'getRecognition'>;
/** The same in a list. */
export type RecognitionSummary = Item<'listRecognitions'>;
/** A credential among the evidence, with what the verifier said of it. */
export type EvidenceCredential = NonNullable<Recognition['draft']>['credentials'][number];
/** How a programme's learners stand, and by which rules. */
export type Standings = Answer<'listStandings'>;
/** How one learner stands. */
export type Standing = Standings['items'][number];
/** What writing to a segment of the learners takes. */
export type MessageInput = Input<'messageLearners'>;
/** A learner as the programme's staff see them. */
export type LearnerRow = Item<'listLearners'>;
/** A published programme in the catalogue. */
export type CatalogueEntry = Item<'listCatalogue'>;
/** What the catalogue can be narrowed by. */
export type CatalogueFilters = Answer<'getCatalogueFilters'>;
/** A published programme, as anybody may see it. */
export type CataloguePage = Answer<'getCataloguePage'>;
/** A cohort that one can enrol in now. */
export type CohortOffer = CataloguePage['cohorts'][number];

/** A package that was handed in to be imported, and how far it is. */
export type ImportView = Answer<'getImport'>;
/** What became of one thing in a package. */
export type ReportLine = Item<'getImportReport'>;

// Learning
/** An enrolment with its next step. */
export type EnrolmentSummary = Item<'listEnrolments'>;
/** An enrolment with the progress of every lesson. */
export type EnrolmentDetail = Answer<'getEnrolment'>;
/** Where a learner stands by the rule of completion. */
export type CompletionStanding = EnrolmentDetail['completion'];
/** One thing that is still missing, as a code with its values. */
export type MissingForCompletion = CompletionStanding['missing'][number];
/** How far a learner is with a lesson. */
export type LessonProgress = EnrolmentDetail['modules'][number]['lessons'][number];
/** A lesson to learn from. */
export type LessonView = Answer<'getLesson'>;
/** What keeping progress takes. */
export type ProgressInput = Input<'setProgress'>;
/** An attempt at an exam with its questions. */
export type AttemptView = Answer<'getAttempt'>;
/** An attempt at an exam, without its questions. */
export type AttemptSummary = NonNullable<LessonView['exam']>['attempts'][number];
/** A question as its learner sees it. */
export type QuestionView = AttemptView['questions'][number];
/** What keeping answers takes. */
export type AnswersInput = Input<'saveAnswers'>;
/** An answer to one question; null takes it back. */
export type QuestionAnswer = AnswersInput['answers'][string];

// Submissions
/** One's own work on a project or portfolio. */
export type Work = Answer<'getWork'>;
/** A version of it. */
export type Submission = NonNullable<Work['draft']>;
/** What keeping a draft takes. */
export type DraftInput = Input<'saveDraft'>;
/** A learner's newest version as staff list it. */
export type SubmittedRow = Item<'listSubmissions'>;
/** A version with what its reviewers need beside it. */
export type SubmittedWork = Answer<'getSubmission'>;
/** Until when a learner hands a task in. */
export type ExtensionView = Answer<'getExtension'>;
/** Two submissions that say much the same. */
export type Similarity = Item<'listSimilarities'>;

// Credentials
/** What issuing one credential takes. */
export type IssueInput = Input<'issueCredential'>;
/** A credential as its issuer lists it. */
export type IssuedCredential = Item<'listIssuedCredentials'>;
/** A credential as its issuer sees it, with its history. */
export type IssuedCredentialDetail = Answer<'getIssuedCredential'>;
/** A line of a credential's history. */
export type HistoryEntry = IssuedCredentialDetail['history'][number];
/** Pending, issued, revoked or voided. */
export type CredentialState = IssuedCredential['state'];
/** A credential as its own page shows it. */
export type CredentialView = Answer<'getCredential'>;
/** The credential that counts in the place of one that was replaced. */
export type Successor = NonNullable<CredentialView['replacedBy']>;
/** How it stands with a credential as a Blockcert. */
export type Blockcert = Answer<'getBlockcert'>;
/** A credential of one's own. */
export type HeldCredential = Item<'listHeldCredentials'>;
/** Private or public. */
export type Visibility = HeldCredential['visibility'];
/** What verifying by the server takes: the text, or an address. */
export type VerifyInput = Input<'verifyCredential'>;
/** What is learned of a credential by verifying it, on a server or on one's own machine. */
export type Verdict = Answer<'verifyCredential'>;
/** What a server found, verified and refused in a file, a text or at an address. */
export type ServerReport = Answer<'createVerificationReport'>;
/** One check of a verdict. */
export type VerdictCheck = Verdict['checks'][number];
/** What the verified credential says; absent from a verdict when it is not known to be the issuer's. */
export type VerifiedSummary = NonNullable<Verdict['credential']>;
/** What the list that a verifier goes by says of the issuer. */
export type IssuerStanding = NonNullable<Verdict['issuerStanding']>;

// Signing keys
/** The keys that sign an organisation's credentials. */
export type SigningKeys = Answer<'listSigningKeys'>;
/** A signing key: what is public of it, and what became of it. */
export type SigningKey = SigningKeys['items'][number];
/** Where a signing key is in its life. */
export type SigningKeyState = SigningKey['state'];
/** What a mark as compromised would do, or has done. */
export type CompromiseAssessment = Answer<'assessCompromise'>;
/** What a rehearsal found. */
export type CompromiseDrill = Answer<'drillCompromise'>;
/** A credential that no longer verifies because its key was stolen. */
export type AffectedCredential = Item<'listAffectedCredentials'>;
/** How far issuing anew has come. */
export type Reissue = Answer<'reissueAffected'>;

// System
/** The state of each part of the server. */
export type Health = Answer<'getHealth'>;

// Insight
/** The programmes and cohorts that figures can be narrowed by. */
export type InsightFilters = Answer<'getInsightFilters'>;
/** The few figures that matter, and the same of the months before. */
export type InsightOverview = Answer<'getInsightOverview'>;
/** Who enrolled, began and completed; null where that are too few to say. */
export type InsightOutcomes = Answer<'getInsightOutcomes'>;
/** How many came as far as each lesson. */
export type InsightDropOff = Answer<'getInsightDropOff'>;
/** How many were marked in each assessment, and how many passed. */
export type InsightPassRates = Answer<'getInsightPassRates'>;
/** How many went on to another programme. */
export type InsightRetention = Answer<'getInsightRetention'>;
/** Credentials issued by month. */
export type InsightCredentials = Answer<'getInsightCredentials'>;
