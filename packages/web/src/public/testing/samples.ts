import type { Achievement, CatalogueEntry, CataloguePage } from '@laurel/sdk';

const programmeId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c001';
const organisationId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c002';
const achievementId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c003';

export const sampleAchievement: Achievement = {
  id: achievementId,
  organisationId,
  organisationName: 'Northfield College of Technology',
  organisationSlug: 'northfield',
  name: 'IT Support Fundamentals',
  description: 'A first qualification for the help desk.',
  criteria: 'The holder has\n\n- read everything;\n- passed the *final exam*.',
  kind: 'micro-credential',
  imageUrl: null,
  language: 'en',
  credits: 2,
  creditSystem: 'ECTS',
  hours: 50,
  level: 'EQF 4',
  skills: [
    {
      name: 'protect accounts and devices',
      url: 'https://northfield.example/skills/protect',
      description: 'Recognise and report phishing.',
      frameworkName: 'Northfield skills',
      code: 'NF-IT-104',
    },
  ],
  state: 'active',
  issuedCount: 1,
  createdAt: '2026-11-20T08:00:00Z',
};

export const sampleEntry: CatalogueEntry = {
  id: programmeId,
  organisationId,
  organisationName: 'Northfield College of Technology',
  organisationSlug: 'northfield',
  version: 1,
  title: 'IT Support Fundamentals',
  slug: 'it-support-fundamentals',
  summary: 'Find faults by method.',
  language: 'en',
  level: 'EQF 4',
  hours: 50,
  lessonCount: 2,
  achievementId,
  achievementName: 'IT Support Fundamentals',
  achievementImageUrl: null,
  price: null,
  priceNote: '',
  pace: 'self-paced',
  credits: 2,
  creditSystem: 'ECTS',
  createdAt: '2026-11-20T08:00:00Z',
  skills: ['one', 'two', 'three', 'four', 'five'],
};

export function sampleProgramme(changes: Partial<CataloguePage> = {}): CataloguePage {
  const { skills: _, ...entry } = sampleEntry;
  return {
    ...entry,
    descriptionHtml: '<p>For everybody.</p>',
    modules: [
      {
        id: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c004',
        title: 'Security every day',
        summary: 'Passwords and passkeys.',
        lessons: [
          { id: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c005', kind: 'reading', title: 'Passwords', minutes: 25 },
          { id: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c006', kind: 'exam', title: 'Final exam', minutes: 45 },
        ],
      },
    ],
    achievement: sampleAchievement,
    prerequisites: [],
    cohorts: [],
    enrolmentId: null,
    enrolmentState: null,
    recognition: null,
    ...changes,
  };
}
