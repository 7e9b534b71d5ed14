import { type AnswerOf, endpoints, type ProgrammeFile } from '@laurel/api';
import { readZip } from '@laurel/credential';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import type { School } from '../testing/learning-world.ts';
import { startExchangeWorld } from './testing/exchange-world.ts';
import { createFullProgramme } from './testing/full-programme.ts';
import { bank21, pack } from './testing/sample-packages.ts';

const world = await startExchangeWorld();
const { testApp, createSchool, read, run, exportFiles, query } = world;
afterAll(async () => {
  await world.worker.stop();
  await testApp.stop();
});

type Question = AnswerOf<typeof endpoints.listQuestions>['items'][number];

async function questionsOf({ owner: as, params }: School, search: string): Promise<Question[]> {
  return (await callApi(testApp, endpoints.listQuestions, { as, params, query: { search, limit: 100 } })).body.items;
}

const nameOutcome = async (programmeId: string, at: number, text: string) => {
  const [row] = await query<{ origin_id: string }>(
    `update learning.outcome set text = $3 where position = $2 and version_id =
       (select id from learning.programme_version where programme_id = $1) returning origin_id`,
    [programmeId, at, text],
  );
  return row?.origin_id;
};

const toldOf = (lines: readonly { place: string; outcome: string; why: string }[], part: string) =>
  lines.filter(({ place }) => place.includes(part)).map(({ outcome, why }) => `${outcome}${why && `: ${why}`}`);

const contentOf = async (school: School, programmeId: string | null): Promise<ProgrammeFile> => {
  const { files } = await exportFiles(school, programmeId ?? '');
  return JSON.parse(new TextDecoder().decode(files.get('laurel-programme.json')));
};

/** The same file, but for what `change` makes of its content. */
async function withContent(bytes: Uint8Array, change: (content: ProgrammeFile) => ProgrammeFile): Promise<Uint8Array> {
  const files = new Map(readZip(bytes).map(({ name, unpack }) => [name, unpack()]));
  const content = JSON.parse(new TextDecoder().decode(files.get('laurel-programme.json')));
  return pack({ ...Object.fromEntries(files), 'laurel-programme.json': JSON.stringify(change(content)) });
}

describe('what a package of others says of its questions, imported as a programme', async () => {
  const school = await createSchool();
  const other = await createFullProgramme(world, school);
  const outcomeId = await nameOutcome(other.id, 1, 'Names ELEMENTS');
  const done = await run(school, (await read(school, await bank21())).id);

  test('its keywords, how hard it is and what it shows are said of the question of the exam', async () => {
    const [made] = await questionsOf(school, 'What is water made of?');
    expect(made).toMatchObject({
      difficulty: 4,
      tags: ['chemistry', 'water', 'Molecules'],
      skills: ['Counts apples'],
      outcomeIds: [outcomeId],
    });
  });

  test('and our file of it says so too', async () => {
    const { modules } = await contentOf(school, done.programmeId);
    expect(modules[0]?.lessons[0]?.about).toEqual([
      {
        question: 2,
        difficulty: 4,
        tags: ['chemistry', 'water', 'Molecules'],
        skills: ['Counts apples'],
        outcomes: ['Names ELEMENTS'],
      },
    ]);
  });
});

describe('what our file says of its questions', async () => {
  const [from, to] = [await createSchool(), await createSchool()];
  const { id } = await createFullProgramme(world, from);
  const { bytes } = await exportFiles(from, id);
  const elsewhere = await withContent(bytes, (content) => {
    for (const { about } of content.modules.flatMap(({ lessons }) => lessons)) about[0]?.outcomes.push('Of elsewhere');
    return content;
  });

  test('is said again, with the outcomes of the new programme; one that is not here is a skill, and that is told', async () => {
    const ready = await read(to, elsewhere);
    const told = ['changed: Your organisation has no outcome “Of elsewhere”: it is kept as a skill.'];
    expect(toldOf(ready.lines, '/questions/0')).toEqual(told);
    const { lines, programmeId } = await run(to, ready.id);
    expect(toldOf(lines, '/questions/0')).toEqual(told);
    const own = await query<{ origin_id: string }>(
      'select o.origin_id from learning.outcome o join learning.programme_version v on v.id = o.version_id where v.programme_id = $1 order by o.position',
      [programmeId],
    );
    const [made] = await questionsOf(to, 'Which of these is a fruit?');
    expect(made).toMatchObject({
      difficulty: 4,
      tags: ['fruit', 'Größe'],
      skills: ['Tells fruit', 'Of elsewhere'],
      outcomeIds: own.map(({ origin_id: id }) => id),
    });
  });

  test('comes into the bank with its questions', async () => {
    const bank = await createSchool();
    const { lines } = await run(bank, (await read(bank, elsewhere, 'bank')).id);
    const [made] = await questionsOf(bank, 'Which of these is a fruit?');
    const skills = ['Tells fruit', 'Can do it', 'Can say it', 'Of elsewhere'];
    expect(made).toMatchObject({ difficulty: 4, tags: ['fruit', 'Größe'], skills, outcomeIds: [] });
    expect(toldOf(lines, '/questions/0')[0]).toMatch(/^changed: .*no outcome “Can do it”: it is kept as a skill\./);
  });

  test.each([
    ['of a question that is not there', 10, 'a question is named that is not there'],
    ['of one question twice', 3, 'each question is spoken of once'],
  ])('is refused where it is said %s', async (_, question, why) => {
    const wrong = await withContent(bytes, (content) => {
      content.modules.at(-1)?.lessons[0]?.about.push({ question, tags: [], skills: ['A'], outcomes: [] });
      return content;
    });
    const failed = await read(to, wrong);
    expect(failed.fault).toMatchObject({ code: 'manifest-invalid', detail: expect.stringContaining(why) });
  });
});
