export { demoBadge } from './badge.ts';
export { demoFilePath } from './demo-file-path.ts';
export { addressPlanning, serviceDeskLead, smallNetworks } from './networks/achievements.ts';
export { networksBank } from './networks/bank/bank.ts';
export {
  instructionsAchievement,
  instructionsApplicant,
  instructionsGuest,
  instructionsLearners,
  instructionsModules,
  instructionsProgramme,
  instructionsRecognition,
  pageTitle,
  shelfTitle,
} from './networks/instructions.ts';
export { learnersBefore } from './networks/learners/before.ts';
export { learnersNow, newestLearner } from './networks/learners/now.ts';
export {
  examTitle,
  lessonOfNextVersion,
  networksModules,
  networksOutcomes,
  networksRule,
  portfolioTitle,
  projectTitle,
} from './networks/modules.ts';
export { passwordsAchievement, passwordsModules, passwordsProgramme } from './networks/passwords.ts';
export {
  practiceAchievement,
  practiceLearners,
  practiceModules,
  practiceProgramme,
  sandboxName,
} from './networks/practice.ts';
export {
  demoMessage,
  networksCohorts,
  networksProgramme,
  serviceDeskModules,
  serviceDeskProgramme,
} from './networks/programmes.ts';
export type {
  DemoJourney,
  DemoMarking,
  DemoRecognition,
  DemoReview,
  DemoWork,
  NetworksLearner,
  NetworksLesson,
  NetworksModule,
  NetworksQuestion,
} from './networks/types.ts';
export { demoOrganisation } from './organisation.ts';
export { demoPeople } from './people.ts';
export { demoProgramme } from './programme.ts';
export type { DemoAchievement, DemoLesson, DemoPerson, DemoProgress, DemoQuestion } from './types.ts';
