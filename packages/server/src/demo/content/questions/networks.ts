import type { DemoQuestion } from '../types.ts';

export const networksQuestions: DemoQuestion[] = [
  {
    module: 3,
    kind: 'single-choice',
    prompt:
      'A computer that should get its settings automatically has the address 169.254.23.7 and no gateway. What does ' +
      'this tell you?',
    points: 1,
    options: [
      { text: 'The DNS server gives wrong answers.', correct: false },
      { text: 'No DHCP server answered, so the computer chose an address for itself.', correct: true },
      { text: 'The internet provider has a fault.', correct: false },
      { text: 'Another computer uses the same public address.', correct: false },
    ],
    explanation:
      '169.254.0.0 to 169.254.255.255 is the link-local range. A computer takes an address from it when it asks for ' +
      'settings and no DHCP server answers. Look at cable, switch, Wi-Fi and DHCP server.',
  },
  {
    module: 3,
    kind: 'multiple-choice',
    prompt: 'Which three of these IPv4 addresses are private, that is, never routed on the public internet?',
    points: 2,
    options: [
      { text: '10.4.0.9', correct: true },
      { text: '172.40.1.1', correct: false },
      { text: '172.20.1.1', correct: true },
      { text: '193.168.1.10', correct: false },
      { text: '192.168.178.5', correct: true },
    ],
    explanation:
      'The private ranges are 10.0.0.0–10.255.255.255, 172.16.0.0–172.31.255.255 and 192.168.0.0–192.168.255.255. ' +
      '172.40.1.1 lies above the second range, and 193.168.1.10 begins with 193, not with 192.',
  },
  {
    module: 3,
    kind: 'numeric',
    prompt:
      'A small office has an IPv4 network with the prefix /26. How many addresses can be given to devices, when the ' +
      'network address and the broadcast address are not counted?',
    points: 2,
    answer: 62,
    tolerance: 0,
    unit: 'addresses',
    explanation: '32 − 26 = 6 bits are left for hosts. 2⁶ = 64 combinations, minus two that are taken, gives 62.',
  },
  {
    module: 3,
    kind: 'short-text',
    prompt:
      'Which command do you type at the Windows command prompt to list the IP address, subnet mask and default gateway ' +
      'of each network adapter? Give the command’s name.',
    points: 1,
    accepted: ['ipconfig', 'ipconfig /all', 'ipconfig.exe'],
    explanation:
      'ipconfig lists the settings of each adapter; ipconfig /all adds DHCP and DNS servers and the hardware address.',
  },
];
