import { randomUUID } from 'node:crypto';
import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import sharp from 'sharp';
import { callApi } from '../../../../testing/people.ts';
import { questions, type School } from '../../testing/learning-world.ts';
import type { ExchangeWorld } from './exchange-world.ts';

type Staff = AnswerOf<typeof endpoints.getProgramme>;

const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n';
/** The least that is known for a WebM file. */
const webm = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(80, 3),
]);

/** A programme that uses everything that an author can decide, so that whatever is forgotten in a file is missed. */
export async function createFullProgramme(world: ExchangeWorld, school: School): Promise<Staff> {
  const media = await uploadMedia(world, school);
  const before = await world.createAchievement(school, 'Earned Before');
  const achievementId = await createAchievement(world, school, media.image);
  const draft = await world.createDraft(school, {
    title: 'Everything there is',
    slug: 'everything-there-is',
    summary: 'A summary of it.',
    description: `Described, with ![a picture](${media.image}).`,
    language: 'pt-BR',
    level: 'EQF 5',
    hours: 12.5,
    achievementId,
    price: { minor: 4_900, currency: 'EUR' },
    priceNote: 'Members pay half.',
    prerequisiteIds: [before],
  });
  const full = await fill(world, { school, programmeId: draft.id, media });
  await addRubrics(world, full);
  await setRule(world, school, { full, badge: before });
  await sayOfQuestions(world, school, full);
  return full;
}

/** What is said of questions beside what they ask: one shows an outcome of the programme, one says little. */
async function sayOfQuestions({ testApp, query }: ExchangeWorld, school: School, full: Staff): Promise<void> {
  const [first, , third] = full.modules.at(-1)?.lessons[0]?.questions ?? [];
  const outcomes = await query<{ origin_id: string }>(
    'select o.origin_id from learning.outcome o join learning.programme_version v on v.id = o.version_id where v.programme_id = $1 order by o.position',
    [full.id],
  );
  const all = {
    difficulty: 4,
    tags: ['fruit', 'Größe'],
    skills: ['Tells fruit'],
    outcomeIds: outcomes.map(({ origin_id: id }) => id),
  };
  for (const [id, about] of [[first?.id, all] as const, [third?.id, { tags: ['weights'] }] as const]) {
    const call = { as: school.owner, params: { ...school.params, questionId: id ?? '' } };
    const { question, pools } = (await callApi(testApp, endpoints.getQuestion, call)).body;
    const body = { question, ...about, poolIds: pools.map((pool) => pool.id) };
    const set = await callApi(testApp, endpoints.changeQuestion, { ...call, body });
    if (set.status !== 200) throw new Error(`a question answered ${set.status}: ${JSON.stringify(set.body)}`);
  }
}

async function fill(
  { testApp }: ExchangeWorld,
  { school, programmeId, media }: { school: School; programmeId: string; media: Media },
): Promise<Staff> {
  const as = school.owner;
  const params = { ...school.params, programmeId };
  const addModule = async (body: BodyInputOf<typeof endpoints.addModule>) =>
    (await callApi(testApp, endpoints.addModule, { as, params, body })).body.modules.at(-1)?.id ?? '';
  const addLesson = async (moduleId: string, body: BodyInputOf<typeof endpoints.addLesson>) => {
    const added = await callApi(testApp, endpoints.addLesson, { as, params: { ...params, moduleId }, body });
    if (added.status !== 201) throw new Error(`a lesson answered ${added.status}: ${JSON.stringify(added.body)}`);
    return added.body.modules.find(({ id }) => id === moduleId)?.lessons.at(-1)?.id ?? '';
  };
  const first = await addModule({ title: 'First', summary: 'What comes first.' });
  for (const lesson of lessonsOf(media)) await addLesson(first, lesson);
  const [reading] = (await callApi(testApp, endpoints.getProgramme, { as, params })).body.modules[0]?.lessons ?? [];
  for (const [index, question] of [...questions, ...otherKinds].entries()) {
    const place = { ...params, lessonId: reading?.id ?? '', key: `try-${index}` };
    const body = { ...question, hints: ['Look twice.'] };
    const set = await callApi(testApp, endpoints.setExercise, { as, params: place, body });
    if (set.status >= 300) throw new Error(`an exercise answered ${set.status}: ${JSON.stringify(set.body)}`);
  }
  const lessonId = await addLesson(await addModule({ title: 'Second', summary: '' }), exam);
  const body = { questions: [...questions, ...otherKinds] };
  const set = await callApi(testApp, endpoints.setQuestions, { as, params: { ...params, lessonId }, body });
  if (set.status !== 200) throw new Error(`questions answered ${set.status}: ${JSON.stringify(set.body)}`);
  return divide({ testApp, school, programmeId, lessonId, asked: set.body });
}

/** The exam in two parts: one drawn from a pool, one of named questions. */
async function divide({ testApp, school, programmeId, lessonId, asked }: Dividing): Promise<Staff> {
  const as = school.owner;
  const [first, second, ...others] = asked.modules.at(-1)?.lessons[0]?.questions ?? [];
  const pool = await callApi(testApp, endpoints.createPool, { as, params: school.params, body: { name: 'Fruit' } });
  const params = { ...school.params, poolId: pool.body.id };
  await callApi(testApp, endpoints.changePool, { as, params, body: { questionIds: [first?.id, second?.id] } });
  const set = await callApi(testApp, endpoints.setSections, {
    as,
    params: { ...school.params, programmeId, lessonId },
    body: {
      sections: [
        { title: 'Fruit', poolId: pool.body.id, draw: 1, points: 5 },
        { title: 'Numbers', questionIds: others.map(({ id }) => id) },
      ],
    },
  });
  if (set.status !== 200) throw new Error(`sections answered ${set.status}: ${JSON.stringify(set.body)}`);
  return set.body;
}

interface Dividing extends Pick<ExchangeWorld, 'testApp'> {
  school: School;
  programmeId: string;
  lessonId: string;
  asked: Staff;
}

function lessonsOf({ image, video, captions }: Media): BodyInputOf<typeof endpoints.addLesson>[] {
  const path = new URL(image).pathname;
  const subtitles = [{ language: 'pt-BR', url: captions }];
  const words = { transcript: 'Hello.', markdown: '# Beneath' };
  const watch = { videoUrl: video, durationSeconds: 84, captions: subtitles, posterUrl: image, ...words };
  const elsewhere = { videoUrl: 'https://videos.example/1.mp4', transcript: 'T' };
  return [
    { kind: 'reading', title: 'Read', minutes: 7, markdown: `# Read\n\n![same](${path})\n\n$x^2$` },
    { kind: 'video', title: 'Watch', minutes: 3, ...watch },
    { kind: 'video', title: 'Elsewhere', minutes: 2, ...elsewhere },
    { kind: 'project', title: 'Build', minutes: 60, instructions: 'Build **it**.', assignment: { due: dueOn } },
    {
      kind: 'portfolio',
      title: 'Show',
      minutes: 90,
      instructions: 'Show it.',
      assignment: { ...assignment, fileKinds: [...assignment.fileKinds] },
    },
  ];
}

const dueOn = { kind: 'on', on: '2027-02-28T22:00:00.000Z' } as const;

/** Questions of the kinds that exams of other tests do without. */
const otherKinds: typeof questions = [
  { kind: 'short-text', prompt: 'And to the letter?', accepted: ['Pear', 'Quince'], exactly: ['case', 'accents'] },
  { kind: 'ordering', prompt: 'In order?', items: ['one', 'two'], points: 0.5 },
  {
    kind: 'matching',
    prompt: 'What goes with what?',
    pairs: [
      { item: 'pear', target: 'green' },
      { item: 'plum', target: 'blue' },
    ],
    distractors: ['red'],
  },
  { kind: 'fill-in', prompt: 'Fill in.', text: 'A {{1}} a day.', gaps: [{ accepted: ['pear'] }], exactly: ['spaces'] },
  { kind: 'code', prompt: 'Print two.', starter: 'console.log(1)', expectedOutput: '2' },
];

const assignment = {
  required: false,
  due: { kind: 'days', days: 14, after: 'cohort-start' },
  lateHandIn: 'refused',
  fileKinds: ['pdf', 'video'],
  maxFiles: 3,
  linkRequired: true,
} as const;

const exam = {
  kind: 'exam',
  title: 'Prove it',
  minutes: 30,
  instructions: 'Take **your** time.',
  passMarkPercent: 62.5,
  attemptsAllowed: 3,
  timeLimitMinutes: 45,
  coolDownMinutes: 60,
  shuffle: true,
  supervision: 'in-person',
  feedback: 'outcomes',
  feedbackFrom: 'at-the-end',
} as const;

interface Media {
  image: string;
  video: string;
  captions: string;
}

async function setRule(
  { testApp }: ExchangeWorld,
  school: School,
  { full, badge }: { full: Staff; badge: string },
): Promise<void> {
  const lessons = full.modules.flatMap((module) => module.lessons);
  const idOf = (kind: string) => lessons.find((lesson) => lesson.kind === kind)?.id ?? '';
  const exam = idOf('exam');
  const project = idOf('project');
  const set = await callApi(testApp, endpoints.setCompletionRule, {
    as: school.owner,
    params: { ...school.params, programmeId: full.id },
    body: {
      lessons: [idOf('reading'), exam],
      assessments: [
        { lessonId: exam, minimumPercent: 70, weight: 60 },
        { lessonId: project, weight: 40 },
      ],
      totalPercent: 65,
      outcomes: [
        { text: 'Can do it', masteryPercent: 80, isRequired: false, achievementId: badge, lessonIds: [exam, project] },
        { text: 'Can say it', masteryPercent: 50, lessonIds: [project] },
      ],
    },
  });
  if (set.status !== 200) throw new Error(`the rule answered ${set.status}: ${JSON.stringify(set.body)}`);
}

/** Rubrics of a project, and of evidence for the whole programme. */
async function addRubrics({ query }: ExchangeWorld, { id, modules }: Staff): Promise<void> {
  const project = modules.flatMap(({ lessons }) => lessons).find(({ kind }) => kind === 'project');
  const cells = [
    { points: 0, description: '' },
    { points: 2.5, description: 'All of it' },
  ];
  const criterion = { id: randomUUID(), title: 'Clear', description: 'To read', weight: 2, cells };
  const sample = { body: 'A **sample**', marks: { [criterion.id]: 2 } };
  const peer = { reviews: 3, days: 5, ringOf: 9, counts: 'mean', reviewFirst: false, sample };
  const kinds = [
    { lessonId: project?.id, marking: 'peer', peer: JSON.stringify(peer) },
    { lessonId: null, marking: 'double', peer: null },
  ];
  for (const { lessonId, marking, peer: given } of kinds)
    await query(
      `insert into learning.rubric (id, organisation_id, version_id, lesson_id, levels, criteria, pass_percent, marking,
         agreement, tolerance_levels, tolerance_percent, allocation, resubmissions, resubmission_days, peer)
       select $1, organisation_id, id, $3, $4::jsonb, $5::jsonb, 55.5, $6, 'first', 2, 12.5, 'by-load', 3, 21, $7::jsonb
       from learning.programme_version where programme_id = $2`,
      [
        ...[randomUUID(), id, lessonId, '[{"title": "Weak"}, {"title": "Strong"}]', JSON.stringify([criterion])],
        ...[marking, given],
      ],
    );
  await query('update learning.programme_version set recognition = $2::jsonb where programme_id = $1', [
    id,
    JSON.stringify({ guidance: 'Show *where* you learnt it.', retryDays: 45 }),
  ]);
}

async function uploadMedia(world: ExchangeWorld, school: School): Promise<Media> {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  return {
    image: await world.upload(school, picture, 'image/jpeg'),
    video: await world.upload(school, webm, 'video/webm'),
    captions: await world.upload(school, Buffer.from(captions), 'text/vtt'),
  };
}

async function createAchievement({ testApp }: ExchangeWorld, school: School, imageUrl: string): Promise<string> {
  const body: BodyInputOf<typeof endpoints.createAchievement> = {
    name: 'Knows Everything',
    description: 'All of it.',
    criteria: 'Prove **it**.',
    kind: 'certificate',
    imageUrl,
    language: 'pt-BR',
    credits: 2.5,
    creditSystem: 'UK CATS',
    hours: 12.5,
    level: 'EQF 5',
    skills: [{ name: 'All', url: 'https://skills.example/all', description: 'Of it', frameworkName: 'F', code: 'A1' }],
  };
  const made = await callApi(testApp, endpoints.createAchievement, { as: school.owner, params: school.params, body });
  if (made.status !== 201) throw new Error(`an achievement answered ${JSON.stringify(made.body)}`);
  return made.body.id;
}
