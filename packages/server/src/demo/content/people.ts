import { linneasJourney, yusufsJourney } from './networks/learners/now.ts';
import type { DemoPerson } from './types.ts';

/** One phrase for every demo account: easily typed, and plainly not a secret. */
export const demoPassword = 'laurel-demo-passphrase';

export const demoPeople: DemoPerson[] = [
  {
    name: 'Małgorzata Zielińska',
    email: 'malgorzata.zielinska@northfield.example',
    password: demoPassword,
    role: 'owner',
    organisationRoles: ['owner'],
    jobTitle: 'Registrar',
    progress: { kind: 'none' },
  },
  {
    name: 'Dr. Amara Okonkwo',
    email: 'amara.okonkwo@northfield.example',
    password: demoPassword,
    role: 'instructor',
    organisationRoles: ['instructor', 'issuer'],
    jobTitle: 'Lecturer in information systems',
    progress: { kind: 'none' },
  },
  {
    name: 'Henrike Vogel',
    email: 'henrike.vogel@northfield.example',
    password: demoPassword,
    role: 'reviewer',
    organisationRoles: ['reviewer'],
    jobTitle: 'Network engineer and marker',
    progress: { kind: 'none' },
  },
  {
    name: 'Yusuf Demir',
    email: 'yusuf.demir@mail.example',
    password: demoPassword,
    role: 'learner',
    organisationRoles: [],
    jobTitle: 'Warehouse assistant, on the way to the help desk',
    progress: { kind: 'half', completedLessons: 6 },
    networks: yusufsJourney,
  },
  {
    name: 'Linnéa Åström',
    email: 'linnea.astrom@mail.example',
    password: demoPassword,
    role: 'learner',
    organisationRoles: [],
    jobTitle: 'Support technician',
    progress: {
      kind: 'finished',
      attempts: [
        { wrongQuestions: [1, 3, 6, 9, 10, 14, 15], scorePercent: 60 },
        { wrongQuestions: [10, 14], scorePercent: 90 },
      ],
    },
    networks: linneasJourney,
  },
  {
    name: 'Mei-Lin Tan',
    email: 'meilin.tan@harbourandpine.example',
    password: demoPassword,
    role: 'employer',
    organisationRoles: [],
    jobTitle: 'Head of workplace services',
    employerName: 'Harbour & Pine Logistics',
    progress: { kind: 'none' },
  },
];
