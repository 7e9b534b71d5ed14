import { protectAccounts } from './skills.ts';
import type { DemoAchievement, DemoSkill } from './types.ts';

const criteria = `Awarded by the workshop leader after a workshop of three hours in which the holder has

- set up a password manager and replaced at least three reused passwords;
- added a second factor to one account and stored its recovery codes safely;
- sorted ten sample messages into genuine and phishing, with at least **eight of ten** right and a reason for each;
- reported one of them by the road their organisation provides.

The workshop leader has seen each step.`;

export const recognisePhishing: DemoSkill = {
  name: 'recognise and report phishing',
  description:
    'Judge a message by sender, pressure, request, link and attachment, check it by another road, and report it.',
  url: 'https://northfield.example/skills/recognise-phishing',
  frameworkName: 'Northfield skills',
  code: 'NF-IT-107',
};

export const demoBadge: DemoAchievement = {
  slug: 'safe-passwords-and-phishing-awareness',
  name: 'Safe Passwords and Phishing Awareness',
  description:
    'For everybody who works with a computer: strong and different passwords without effort, a second factor, and a ' +
    'calm look at messages that want something.',
  criteria,
  kind: 'badge',
  hours: 3,
  language: 'en',
  skills: [protectAccounts, recognisePhishing],
  imageFile: 'images/safe-passwords.png',
  vectorImageFile: 'images/safe-passwords.svg',
};
