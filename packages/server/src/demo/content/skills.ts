import type { DemoSkill } from './types.ts';

function northfieldSkill(code: string, slug: string, name: string, description: string): DemoSkill {
  return {
    name,
    description,
    url: `https://northfield.example/skills/${slug}`,
    frameworkName: 'Northfield skills',
    code,
  };
}

export const diagnoseHardware = northfieldSkill(
  'NF-IT-101',
  'diagnose-computer-faults',
  'diagnose computer start-up and hardware faults',
  'Tell at which stage a computer stops starting, find the faulty part by cheap and safe tests, one change at a ' +
    'time, and record cause and repair.',
);

export const manageAccounts = northfieldSkill(
  'NF-IT-102',
  'manage-accounts-and-access',
  'manage user accounts and access rights',
  'Read permissions of files and folders, give rights by groups according to least privilege, and tell a fault of ' +
    'sign-in from a fault of access.',
);

export const troubleshootNetworks = northfieldSkill(
  'NF-IT-103',
  'troubleshoot-network-connections',
  'troubleshoot network connections',
  'Read the network settings of a computer, test link, address, gateway, names and service in order, and measure ' +
    'wireless connections.',
);

export const protectAccounts = northfieldSkill(
  'NF-IT-104',
  'protect-accounts-and-devices',
  'protect accounts and devices',
  'Use password managers and phishing-resistant sign-in, recognise and report phishing, and keep systems up to date.',
);

export const backUpData = northfieldSkill(
  'NF-IT-105',
  'back-up-and-restore-data',
  'back up and restore data',
  'Plan copies by the 3-2-1 rule, estimate how long copying takes, prove a backup by restoring it, and handle ' +
    'personal data with care.',
);

export const supportUsers = northfieldSkill(
  'NF-IT-106',
  'support-ict-users',
  'support users of ICT systems',
  'Find out what a person needs by good questions, set priorities by impact and urgency, and write tickets, articles ' +
    'and handovers that others can act on.',
);
