import type { Achievement, IssuedCredential, Organisation, Permission, ProgrammeForStaff, Role } from '@laurel/sdk';
import { rolePermissions } from '@laurel/sdk';
import type { ConsoleData } from '../console/console-data.ts';

export const organisationId = '0f5c2a3e-4a86-4d9d-8f57-0c9f8c7f4f11';
export const at = '2026-11-24T10:00:00.000Z';

/** The console as somebody of this role sees it. */
export function consoleAs(role: Role): ConsoleData {
  const permissions: Permission[] = [...rolePermissions[role]];
  return {
    personId: '69b9771f-68b1-4d9d-8f57-0c9f8c7f4f11',
    membership: {
      organisationId,
      organisationName: 'Northfield College',
      organisationSlug: 'northfield',
      role,
      permissions,
    },
  };
}

export const organisation: Organisation = {
  id: organisationId,
  name: 'Northfield College',
  slug: 'northfield',
  description: '',
  website: null,
  logoUrl: null,
  did: 'did:web:laurel.example:issuers:northfield',
  createdAt: at,
};

export const achievement: Achievement = {
  id: 'b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
  organisationId,
  organisationName: 'Northfield College',
  organisationSlug: 'northfield',
  name: 'IT Support Fundamentals',
  description: 'Finds faults.',
  criteria: 'Pass the exam.',
  kind: 'micro-credential',
  imageUrl: null,
  language: 'en',
  credits: 2,
  creditSystem: 'ECTS',
  hours: 50,
  level: null,
  skills: [],
  state: 'active',
  issuedCount: 0,
  createdAt: at,
};

export const issued: IssuedCredential = {
  id: '3b1e6c2a-9a0d-4a77-8d66-111111111111',
  url: 'https://laurel.example/credentials/3b1e6c2a-9a0d-4a77-8d66-111111111111',
  achievementId: achievement.id,
  achievementName: achievement.name,
  recipientName: 'Ada Lovelace',
  recipientEmail: 'ada@example.org',
  state: 'issued',
  issuedAt: at,
  validUntil: null,
  revokedAt: null,
  revocationReason: null,
  visibility: 'private',
  createdAt: at,
};

export const programme: ProgrammeForStaff = {
  id: '653f769c-0002-4a77-8d66-111111111111',
  organisationId,
  organisationName: 'Northfield College',
  organisationSlug: 'northfield',
  version: 1,
  title: 'IT Support',
  slug: 'it-support',
  summary: 'For beginners.',
  description: '',
  language: 'en',
  level: '',
  hours: 0,
  lessonCount: 0,
  price: null,
  priceNote: '',
  pace: 'self-paced',
  prerequisiteIds: [],
  credits: null,
  creditSystem: null,
  achievementId: achievement.id,
  achievementName: achievement.name,
  achievementImageUrl: null,
  createdAt: at,
  state: 'draft',
  publishedVersion: null,
  learnerCount: 0,
  modules: [],
  versions: [{ number: 1, state: 'draft', createdAt: at, publishedAt: null, learnerCount: 0 }],
  achievementsChanged: [],
  missing: ['Add at least one module.'],
};

export const longName = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '
  .repeat(2)
  .trim();
