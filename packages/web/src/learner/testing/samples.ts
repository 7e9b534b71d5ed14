import type {
  AttemptView,
  EnrolmentDetail,
  HeldCredential,
  LessonProgress,
  LessonView,
  QuestionView,
} from '@laurel/sdk';

/** The n-th id: readable in a failing test, valid in the contract. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const enrolmentId = idOf(1);
export const lessonIds = { reading: idOf(11), video: idOf(12), exam: idOf(13) } as const;
export const attemptId = idOf(21);
export const credentialId = idOf(31);
const at = '2026-11-24T12:00:00Z';

type State = LessonProgress['state'];

/** A programme of a reading, a video and an exam, with the states given. */
export function enrolment(
  states: readonly [State, State, State],
  change: Partial<EnrolmentDetail> = {},
): EnrolmentDetail {
  const kinds = ['reading', 'video', 'exam'] as const;
  const titles = ['From power to sign-in', 'How a name becomes an address', 'Final exam'];
  const lessons = kinds.map((kind, index) => ({
    id: lessonIds[kind],
    kind,
    title: titles[index] ?? '',
    minutes: 20,
    required: true,
    state: states[index] ?? 'open',
    bestScorePercent: null,
  }));
  const open = lessons.filter(({ state }) => state !== 'done');
  return {
    id: enrolmentId,
    programmeId: idOf(2),
    programmeTitle: 'IT Support Fundamentals',
    organisationName: 'Northfield College',
    achievementImageUrl: null,
    achievementName: 'IT Support Specialist',
    state: 'active',
    enrolledAt: at,
    completedAt: null,
    recognised: false,
    lessonsDone: lessons.length - open.length,
    lessonsTotal: lessons.length,
    minutesLeft: open.length * 20,
    nextLesson: open[0] ?? null,
    reviewsOwed: [],
    resume: null,
    credentialId: null,
    version: 1,
    newerVersion: null,
    completion: { missing: [], sharesWork: null, total: null, outcomes: [] },
    cohort: null,
    waitingPosition: null,
    recognisesPriorLearning: false,
    modules: [{ id: idOf(3), title: 'Start-up', summary: 'From nothing to a desktop.', lessons }],
    ...change,
  };
}

export const examRules: NonNullable<LessonView['exam']> = {
  passMarkPercent: 70,
  questionCount: 4,
  attemptsAllowed: 3,
  timeLimitMinutes: null,
  extraTimePercent: 0,
  coolDownMinutes: 0,
  nextAttemptFrom: null,
  feedback: 'explanations',
  feedbackFrom: 'at-once',
  supervision: 'none',
  breakMinutes: 0,
  sitting: null,
  session: null,
  attempts: [],
};

export function lesson(kind: 'reading' | 'video' | 'exam', change: Partial<LessonView> = {}): LessonView {
  return {
    id: lessonIds[kind],
    enrolmentId,
    programmeId: idOf(2),
    programmeTitle: 'IT Support Fundamentals',
    moduleTitle: 'Start-up',
    kind,
    title: `The ${kind}`,
    minutes: 20,
    state: 'open',
    html: kind === 'video' ? null : '<p>Words.</p>',
    videoUrl: kind === 'video' ? 'https://laurel.example/files/v' : null,
    durationSeconds: null,
    captions: kind === 'video' ? [{ language: 'en', url: 'https://laurel.example/files/c' }] : [],
    anchor: null,
    watched: null,
    exercises: [],
    posterUrl: null,
    transcript: kind === 'video' ? 'First.\n\nSecond.' : null,
    positionSeconds: null,
    exam: kind === 'exam' ? examRules : null,
    previousLessonId: null,
    nextLessonId: null,
    ...change,
  };
}

const question = { points: 1, answer: null, outcome: null };
const options = ['a', 'b', 'c'].map((text, index) => ({ id: idOf(100 + index), text: `Option ${text}` }));

export const questions: QuestionView[] = [
  { ...question, id: idOf(41), kind: 'single-choice', prompt: 'Choose one?', options },
  { ...question, id: idOf(42), kind: 'multiple-choice', prompt: 'Choose many?', options },
  { ...question, id: idOf(43), kind: 'numeric', prompt: 'How many?', unit: 'addresses', points: 2 },
  { ...question, id: idOf(44), kind: 'short-text', prompt: '<script>alert(1)</script> & which command?', exactly: [] },
];

export function attempt(change: Partial<AttemptView> = {}): AttemptView {
  return {
    id: attemptId,
    number: 2,
    state: 'open',
    startedAt: at,
    submittedAt: null,
    scorePercent: null,
    passed: null,
    counts: 'yes',
    proctored: null,
    enrolmentId,
    lessonId: lessonIds.exam,
    lessonTitle: 'Final exam',
    programmeTitle: 'IT Support Fundamentals',
    passMarkPercent: 70,
    attemptsLeft: 1,
    nextAttemptFrom: null,
    endsAt: null,
    secondsLeft: null,
    overtime: false,
    breakSecondsLeft: 0,
    onBreak: false,
    feedback: 'explanations',
    questions,
    ...change,
  };
}

export function held(change: Partial<HeldCredential> = {}): HeldCredential {
  return {
    id: credentialId,
    url: `https://laurel.example/credentials/${credentialId}`,
    achievementName: 'IT Support Specialist',
    achievementKind: 'micro-credential',
    imageUrl: null,
    organisationName: 'Northfield College',
    issuedAt: at,
    validUntil: null,
    revokedAt: null,
    replacedBy: null,
    visibility: 'private',
    ...change,
  };
}
