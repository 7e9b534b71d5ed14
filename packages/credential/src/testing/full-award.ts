import type { Award } from '../model/award.ts';
import { hashIdentity } from '../model/identity.ts';
import { award } from './test-world.ts';

const LEVELS = [
  'urn:uuid:0a1b2c3d-0000-4000-8000-000000000001',
  'urn:uuid:0a1b2c3d-0000-4000-8000-000000000002',
] as const;
const RUBRIC = 'urn:uuid:0a1b2c3d-0000-4000-8000-000000000003';
const SALT = 'c2FsdA';

/** Everything that an award can say, in one. */
export const fullAward: Award = {
  ...award,
  description: [
    { language: 'en', text: 'For IT support' },
    { language: 'ar', text: 'لدعم تقنية المعلومات', direction: 'rtl' },
  ],
  awardedDate: new Date('2026-10-31T00:00:00Z'),
  issuer: {
    ...award.issuer,
    url: 'https://issuer.example',
    phone: '+44 20 7946 0000',
    official: 'Jo March',
    address: {
      country: 'United Kingdom',
      countryCode: 'GB',
      region: 'London',
      locality: 'London',
      street: '1 High Street',
      postOfficeBox: '7',
      postalCode: 'N1 1AA',
      coordinates: { latitude: 51.5, longitude: -0.12 },
    },
    identifiers: [{ value: '10007784', type: 'identifier' }],
    parentOrganisation: { id: 'https://university.example/', name: 'University of Example' },
  },
  subject: {
    ...award.subject,
    identities: [{ type: 'emailAddress', value: await hashIdentity('learner@example.org', SALT), salt: SALT }],
  },
  achievement: {
    ...award.achievement,
    name: [
      { language: 'en', text: 'IT Support Fundamentals' },
      { language: 'de', text: 'Grundlagen des IT-Supports' },
    ],
    description: [
      { language: 'en', text: 'Diagnoses and resolves common faults.' },
      { language: 'de', text: 'Erkennt und behebt häufige Störungen.' },
    ],
    criteriaUrl: 'https://issuer.example/criteria/it-support',
    creator: { id: 'https://consortium.example/', name: 'Consortium' },
    resultDescriptions: [
      ...(award.achievement.resultDescriptions ?? []),
      {
        id: RUBRIC,
        name: 'Teamwork',
        resultType: 'RubricCriterionLevel',
        allowedValues: ['Novice', 'Mastered'],
        requiredLevel: LEVELS[1],
        rubricLevels: [
          { id: LEVELS[0], name: 'Novice', level: '1', points: '2' },
          {
            id: LEVELS[1],
            name: [
              { language: 'en', text: 'Mastered' },
              { language: 'de', text: 'Gemeistert' },
            ],
            description: 'Leads a team.',
            level: '2',
            points: '4',
          },
        ],
      },
    ],
    fieldOfStudy: 'Computing',
    specialisation: 'Support',
    code: 'IT-101',
    version: '2',
    tags: ['it', 'support'],
    identifiers: [{ value: 'IT-101', type: 'sourcedId' }],
    related: [{ id: 'https://issuer.example/achievements/it-support-de', language: 'de', version: '1' }],
  },
  results: [
    ...(award.results ?? []),
    { resultDescription: RUBRIC, achievedLevel: LEVELS[1], value: 'Mastered', status: 'Completed' },
  ],
  narrative: 'Well done.',
  role: 'Student',
  term: 'Autumn 2026',
  licenceNumber: 'L-1',
  source: { id: 'https://assessor.example/', name: 'Assessor' },
  imageUrl: 'https://issuer.example/credentials/7f0c.png',
  evidence: [
    {
      id: 'https://issuer.example/evidence/9',
      name: [
        { language: 'en', text: 'Exam report' },
        { language: 'de', text: 'Prüfungsbericht' },
      ],
      description: 'Of the final exam',
      narrative: 'Twenty questions, supervised.',
      genre: 'Report',
      audience: 'Employers',
    },
  ],
  resources: [
    {
      url: 'https://issuer.example/images/it-support.png',
      digestSRI: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
      digestMultibase: 'uEiC5TSe5k00-CKUuUtfafav6xITv43pTgO6QiPes4u_N6Q',
      mediaType: 'image/png',
    },
  ],
  templates: [
    {
      url: 'https://issuer.example/templates/portrait.svg',
      digestMultibase: 'uEiC5TSe5k00-CKUuUtfafav6xITv43pTgO6QiPes4u_N6Q',
      name: 'Portrait',
    },
  ],
  refreshUrl: 'https://issuer.example/refresh/7f0c',
  termsOfUse: [{ id: 'https://issuer.example/terms', type: 'https://issuer.example/vocabulary#Terms' }],
};
