import { supportUsers, troubleshootNetworks } from '../skills.ts';
import type { DemoAchievement, DemoSkill } from '../types.ts';

const planAddresses: DemoSkill = {
  name: 'plan IP addresses',
  description:
    'Count what a network must hold, divide it by trust, choose prefixes with room to grow, and write it down.',
  url: 'https://northfield.example/skills/plan-ip-addresses',
  frameworkName: 'Northfield skills',
  code: 'NF-IT-201',
};

const measureRadio: DemoSkill = {
  name: 'measure wireless networks',
  description: 'Measure signal, noise, loss and channels where it hurts, and choose the remedy by the numbers.',
  url: 'https://northfield.example/skills/measure-wireless-networks',
  frameworkName: 'Northfield skills',
  code: 'NF-IT-202',
};

export const smallNetworks: DemoAchievement = {
  slug: 'networks-for-small-offices',
  name: 'Networks for Small Offices',
  description:
    'Plans, measures and repairs the network of a small office, and writes it down so that others can go on.',
  criteria: `The holder has

- passed an exam of eight questions drawn from the college’s bank, with a time limit, pass mark **60 %**;
- planned the network of a real office, marked by **two people** who did not see each other’s marks;
- shown three faults that they found themselves, with method and reflection.

Exam and plan count 40 % each, the portfolio 20 %; at least 60 % in all, and at least 60 % for the portfolio. The credential says each result and the level of each criterion.`,
  kind: 'micro-credential',
  credits: 3,
  creditSystem: 'ECTS',
  hours: 75,
  level: 'EQF 4',
  language: 'en',
  skills: [planAddresses, measureRadio, troubleshootNetworks],
  imageFile: 'images/small-networks.png',
  vectorImageFile: 'images/small-networks.svg',
};

export const addressPlanning: DemoAchievement = {
  slug: 'address-planning',
  name: 'Address Planning',
  description: 'Plans the addresses of a small network by counting, dividing by trust, and leaving room to grow.',
  criteria: `Earned within *Networks for Small Offices*, as soon as both are there:

- the exam is passed;
- the plan of a real office is marked with a mean of at least **70 %** over what shows this outcome in exam and plan.`,
  kind: 'badge',
  hours: 30,
  language: 'en',
  skills: [planAddresses, troubleshootNetworks],
  imageFile: 'images/address-planning.png',
  vectorImageFile: 'images/address-planning.svg',
};

export const serviceDeskLead: DemoAchievement = {
  slug: 'running-a-service-desk',
  name: 'Running a Service Desk',
  description:
    'Plans cover and promises of a service desk by numbers, and keeps them in the hour when everything happens.',
  criteria: `The holder has

- calculated, hour by hour, how many people a service desk that exists needs in a week;
- written what is promised to whom, as times to the first answer and to the next news;
- been marked by the college at **60 %** or more, by a rubric that everybody sees beforehand.

The work is marked by one person.`,
  kind: 'micro-credential',
  credits: 1,
  creditSystem: 'ECTS',
  hours: 25,
  level: 'EQF 5',
  language: 'en',
  skills: [
    supportUsers,
    {
      name: 'plan cover of a service desk',
      description: 'Calculate how many people an hour needs, and promise what can be kept.',
      url: 'https://northfield.example/skills/plan-cover',
      frameworkName: 'Northfield skills',
      code: 'NF-IT-203',
    },
  ],
  imageFile: 'images/running-a-service-desk.png',
  vectorImageFile: 'images/running-a-service-desk.svg',
};
