import type { BankQuestion } from '../types.ts';

const about = { skills: ['Plan IP addresses'], outcome: 0 };

/** The pool “Addresses and prefixes”. */
export const addressBank: BankQuestion[] = [
  {
    ...about,
    difficulty: 2,
    tags: ['prefix'],
    question: {
      kind: 'numeric',
      prompt: 'How many devices find room in a network with the prefix /28?',
      points: 2,
      answer: 14,
      unit: 'devices',
      explanation: '$2^{32-28} - 2 = 14$.',
    },
  },
  {
    ...about,
    difficulty: 3,
    tags: ['prefix', 'planning'],
    question: {
      kind: 'single-choice',
      prompt:
        'An office has 40 devices and wants half as many again in reserve. Which is the longest prefix that holds them?',
      points: 2,
      options: [
        { text: '/27', correct: false },
        { text: '/26', correct: true },
        { text: '/25', correct: false },
        { text: '/24', correct: false },
      ],
      explanation: '40 and 20 are 60. /26 has room for 62, /27 for 30 only.',
    },
  },
  {
    ...about,
    difficulty: 2,
    tags: ['dhcp'],
    question: {
      kind: 'multiple-choice',
      prompt: 'Which two devices should have an address that never moves?',
      points: 2,
      options: [
        { text: 'The printer that everybody uses', correct: true },
        { text: 'The phone of a guest', correct: false },
        { text: 'The gateway', correct: true },
        { text: 'A laptop that travels', correct: false },
      ],
      explanation:
        'Others must find printer and gateway at a known place. Whoever comes and goes gets an address from DHCP.',
    },
  },
  {
    ...about,
    difficulty: 4,
    tags: ['prefix'],
    question: {
      kind: 'fill-in',
      prompt: 'Where does the network of 10.8.5.200/25 begin, and where does it end?',
      points: 2,
      text: '10.8.5.200/25 lies in the network that begins at 10.8.5.{{1}} and ends with the broadcast address 10.8.5.{{2}}.',
      gaps: [{ accepted: ['128'] }, { accepted: ['255'] }],
      explanation: '/25 cuts a /24 in halves: 0 to 127, and 128 to 255. 200 lies in the second.',
    },
  },
  {
    ...about,
    difficulty: 3,
    tags: ['planning', 'security'],
    question: {
      kind: 'matching',
      prompt: 'Which network does each device belong to?',
      points: 2,
      pairs: [
        { item: 'Card terminal at the till', target: 'Payments' },
        { item: 'Tablet of a customer', target: 'Guests' },
        { item: 'Computer of the manager', target: 'Staff' },
      ],
      distractors: ['Outside the firewall'],
      explanation: 'Whatever pays is alone, guests reach only the internet, and staff share what they work with.',
    },
  },
  {
    ...about,
    difficulty: 3,
    tags: ['dhcp'],
    question: {
      kind: 'ordering',
      prompt: 'A device asks for an address. In which order do the four messages go?',
      points: 2,
      items: ['Discover', 'Offer', 'Request', 'Acknowledge'],
      explanation: 'Discover, offer, request, acknowledge: the device asks twice, the server answers twice.',
    },
  },
];
