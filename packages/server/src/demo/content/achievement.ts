import {
  backUpData,
  diagnoseHardware,
  manageAccounts,
  protectAccounts,
  supportUsers,
  troubleshootNetworks,
} from './skills.ts';
import type { DemoAchievement } from './types.ts';

const criteria = `The holder has

- completed all five modules of the programme *IT Support Fundamentals* (50 hours, of which 40 are guided practice);
- passed the final exam: twenty questions on all five modules, marked automatically, pass mark **70 %**.

They have shown that they can

1. tell at which stage a computer stops starting, and find the cause by method;
2. explain what an operating system does, and give access to files by least privilege;
3. find a network fault from the cable up to the name;
4. protect accounts, devices and data in daily work;
5. help a person, write it down, and hand it over so that others can go on.

The exam is taken online and without supervision. The score of the try that passed is part of the credential.`;

export const itSupportFundamentals: DemoAchievement = {
  slug: 'it-support-fundamentals',
  name: 'IT Support Fundamentals',
  description:
    'A first qualification for the help desk: finding faults in computers, accounts and networks by method, keeping ' +
    'people and data safe, and working well with those who need help.',
  criteria,
  kind: 'micro-credential',
  credits: 2,
  creditSystem: 'ECTS',
  hours: 50,
  level: 'EQF 4',
  language: 'en',
  skills: [diagnoseHardware, manageAccounts, troubleshootNetworks, protectAccounts, backUpData, supportUsers],
  imageFile: 'images/it-support-fundamentals.png',
  vectorImageFile: 'images/it-support-fundamentals.svg',
};
