export { demoBadge } from './badge.ts';
export { demoFilePath } from './demo-file-path.ts';
export { demoOrganisation } from './organisation.ts';
export { demoPassword, demoPeople } from './people.ts';
export { demoProgramme } from './programme.ts';
export type {
  DemoAchievement,
  DemoAttempt,
  DemoImage,
  DemoLesson,
  DemoModule,
  DemoOrganisation,
  DemoPerson,
  DemoProgramme,
  DemoProgress,
  DemoQuestion,
  DemoSkill,
} from './types.ts';
