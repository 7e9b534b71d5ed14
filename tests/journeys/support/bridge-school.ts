import type { RubricInput } from '@laurel/sdk';
import { draftProgramme } from './draft-programme.ts';
import type { Visitor } from './visitor.ts';

/** By what bridges are marked, in four levels. */
export const bridgeCriteria = [
  { id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d01', title: 'Does it stand?' },
  { id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d02', title: 'Is it explained?' },
].map((each) => ({ ...each, cells: [0, 4, 7, 10].map((points) => ({ points })) }));
const bridgeLevels = ['Not yet', 'Nearly', 'Good', 'Excellent'].map((title) => ({ title }));

/** The same levels as a credential says them. */
export const bridgePoints = [
  { name: 'Not yet', points: '0' },
  { name: 'Nearly', points: '4' },
  { name: 'Good', points: '7' },
  { name: 'Excellent', points: '10' },
];

/** The levels that a new rubric in the console begins with, as a credential says them. */
export const offeredPoints = bridgePoints.map(({ name }, points) => ({ name, points: String(points) }));

/** What its achievement asks of everybody, as each of its credentials says. */
export const bridgeWorkload = 'Pass it.\n\nWorkload: 40 hours.';

const lessons = {
  project: { kind: 'project', title: 'Build a bridge', minutes: 60, instructions: 'Build it.', assignment: {} },
  portfolio: { kind: 'portfolio', title: 'Build a bridge', minutes: 60, instructions: 'Build it.', assignment: {} },
  exam: { kind: 'exam', title: 'The exam', minutes: 20, passMarkPercent: 70 },
} as const;

/** Makes a school with a draft of one programme, whose one lesson is work to hand in, or an exam of one question. */
export async function draftBridges({ client }: Visitor, kind: keyof typeof lessons) {
  const { id: organisationId } = await client.createOrganisation({ body: { name: 'Harbour School', slug: 'harbour' } });
  const { id: achievementId } = await client.createAchievement({
    params: { organisationId },
    body: { name: 'Bridge Builder', description: 'Builds bridges.', criteria: 'Pass it.', hours: 40 },
  });
  const { place, addLesson } = await draftProgramme(client, { organisationId, achievementId, title: 'Bridges' });
  const lessonId = await addLesson(lessons[kind]);
  const questions = [{ kind: 'short-text' as const, prompt: 'What spans a river?', accepted: ['A bridge'] }];
  if (kind === 'exam') await client.setQuestions({ params: { ...place, lessonId }, body: { questions } });
  return { ...place, lessonId };
}

/** Makes the same school, and opens its programme, whose work is marked by the criteria of bridges as `marking` says. */
export async function openBridges(owner: Visitor, kind: 'project' | 'portfolio', marking: Partial<RubricInput>) {
  const { lessonId, ...place } = await draftBridges(owner, kind);
  const body = { levels: bridgeLevels, criteria: bridgeCriteria, passPercent: 60, ...marking };
  await owner.client.setRubric({ params: { ...place, lessonId }, body });
  await owner.client.publishProgramme({ params: place });
  return { ...place, lessonId };
}
