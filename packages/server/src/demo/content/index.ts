export { demoBadge } from './badge.ts';
export { demoFilePath } from './demo-file-path.ts';
export { demoOrganisation } from './organisation.ts';
export { demoPeople } from './people.ts';
export { demoProgramme } from './programme.ts';
export type { DemoAchievement, DemoLesson, DemoPerson, DemoProgress, DemoQuestion } from './types.ts';
