import { expect, test } from 'vitest';
import { everything } from '../completion/rule.ts';
import { whatIsMissing } from './what-is-missing.ts';

const programme = { achievementId: 'a1', achievementName: 'Fruit', achievementState: 'active' } as const;
const module = { id: 'm1', title: 'First' };
const exam = {
  id: 'e1',
  originId: 'e1',
  moduleId: 'm1',
  kind: 'exam',
  title: 'Final',
  passMarkPercent: 70,
  assignment: null,
  markdown: null,
  videoUrl: null,
} as const;
const reading = {
  ...exam,
  id: 'r1',
  originId: 'r1',
  kind: 'reading',
  title: 'Numbers',
  passMarkPercent: null,
} as const;
const assignment = {
  required: true,
  due: null,
  lateHandIn: 'marked',
  fileKinds: [] as ('pdf' | 'image')[],
  maxFiles: 0,
  linkRequired: false,
} as const;
const one = { lessonId: 'e1', sectionId: 's1', questionId: 'q1' };
const section = { id: 's1', lessonId: 'e1', draw: null, pool: null };
const ready = {
  programme,
  modules: [module],
  lessons: [exam],
  sections: [section],
  questions: [one],
  exercises: [],
  rule: everything,
  outcomes: [],
};

test('nothing is missing from a programme that can be published', () => {
  expect(whatIsMissing(ready)).toEqual([]);
  const markdown = '```exercise sum\n```\n\n````\n```exercise shown\n```\n````\n\nAn exercise.';
  const made = { lessons: [exam, { ...reading, markdown }], exercises: [{ lessonId: 'r1', key: 'sum' }] };
  expect(whatIsMissing({ ...ready, ...made })).toEqual([]);
});

test.each([
  ['no module', { modules: [], lessons: [], questions: [] }, 'Add at least one module.'],
  [
    'an empty module',
    { modules: [module, { id: 'm2', title: 'Second' }] },
    'The module “Second” has no lessons: add one, or remove the module.',
  ],
  [
    'no exam',
    { lessons: [{ ...exam, kind: 'reading', passMarkPercent: null } as const] },
    'Add an exam or a required project: what is earned here has to be assessed.',
  ],
  [
    'a video that is a page of others',
    { lessons: [exam, { ...reading, videoUrl: 'https://www.youtube.com/watch?v=1' }] },
    'The video of the lesson “Numbers” leads to a page of www.youtube.com, which does not play here: choose the file of the video, or write the file’s own address.',
  ],
  [
    'an exercise that was never made',
    {
      lessons: [
        exam,
        { ...reading, markdown: 'Try.\n\n- ```Exercise add\n  ```\n\n```exercise sum\n```\n\n```exercise sum\n```' },
      ],
      exercises: [
        { lessonId: 'r1', key: 'add' },
        { lessonId: 'e1', key: 'sum' },
      ],
    },
    'The lesson “Numbers” has a place for the exercise “sum”, which is not made: make it, or take the place out.',
  ],
  [
    'an exercise without a name',
    { lessons: [exam, { ...reading, markdown: '```exercise\n```' }] },
    'The lesson “Numbers” has a place for an exercise without a name: name it, or take the place out.',
  ],
  ['no questions', { questions: [] }, 'The exam “Final” has no questions: add at least one.'],
  [
    'a pool that holds too few',
    { sections: [{ ...section, draw: 3, pool: { id: 'p', name: 'Fruit' } }] },
    'A section of the exam “Final” draws 3 questions from the pool “Fruit”, where there are 1: add more, or draw fewer.',
  ],
  [
    'an empty section',
    { sections: [section, { ...section, id: 's2', pool: { id: 'p', name: 'Stones' } }] },
    'A section of the exam “Final” has nothing to ask from the pool “Stones”: add questions, or remove the section.',
  ],
  [
    'a section of which another may ask everything',
    {
      sections: [section, { ...section, id: 's2', draw: 2, pool: { id: 'p', name: 'Fruit' } }],
      questions: [one, { ...one, sectionId: 's2' }, { ...one, sectionId: 's2', questionId: 'q2' }],
    },
    'A section of the exam “Final” asks 2 from the pool “Fruit”, where the sections before it may leave 1: add more, or draw fewer.',
  ],
  [
    'a pass mark of nothing',
    { lessons: [{ ...exam, passMarkPercent: 0 }] },
    'The exam “Final” has a pass mark of 0 %, so an empty paper passes: raise it.',
  ],
  [
    'a project without a rubric',
    {
      lessons: [
        exam,
        { ...exam, id: 'p1', kind: 'project', title: 'Bridge', passMarkPercent: null, assignment } as const,
      ],
    },
    'The project “Bridge” has no rubric: say by what it is marked.',
  ],
  [
    'a draft achievement',
    { programme: { ...programme, achievementState: 'draft' } as const },
    'The achievement “Fruit” is still a draft: activate it.',
  ],
  [
    'an archived achievement',
    { programme: { ...programme, achievementState: 'archived' } as const },
    'The achievement “Fruit” is archived: activate it.',
  ],
])('%s is said in one sentence', (_, change, sentence) => {
  expect(whatIsMissing({ ...ready, ...change })).toEqual([sentence]);
});
