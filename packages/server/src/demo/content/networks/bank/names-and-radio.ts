import type { BankQuestion } from '../types.ts';

const about = { skills: ['Find network faults'], outcome: 1 };

/** The pool “Names and radio”. */
export const nameBank: BankQuestion[] = [
  {
    ...about,
    difficulty: 1,
    tags: ['dns'],
    question: {
      kind: 'short-text',
      prompt: 'Which kind of DNS record holds an IPv6 address? Give its name.',
      points: 1,
      accepted: ['AAAA', 'AAAA record', 'quad-A'],
      explanation: 'AAAA: an IPv6 address is four times as long as an IPv4 address, whose record is called A.',
    },
  },
  {
    ...about,
    difficulty: 2,
    tags: ['dns', 'method'],
    question: {
      kind: 'single-choice',
      prompt: 'ping 203.0.113.25 answers, ping library.northfield.example does not. What is at fault, most likely?',
      points: 1,
      options: [
        { text: 'The cable to the switch', correct: false },
        { text: 'The gateway', correct: false },
        { text: 'The resolver', correct: true },
        { text: 'The library’s server', correct: false },
      ],
      explanation: 'The address answers, so the whole road works. Only turning the name into it does not.',
    },
  },
  {
    ...about,
    difficulty: 3,
    tags: ['wifi'],
    question: {
      kind: 'numeric',
      prompt:
        'The signal is −64 dBm and the noise is −91 dBm. By how many decibels does the signal stand above the noise?',
      points: 1,
      answer: 27,
      unit: 'dB',
      explanation: '$-64 - (-91) = 27$ dB.',
    },
  },
  {
    ...about,
    difficulty: 2,
    tags: ['wifi'],
    question: {
      kind: 'multiple-choice',
      prompt: 'Which two help in a room where the signal is −80 dBm behind a lead wall?',
      points: 1,
      options: [
        { text: 'An access point inside the room, by cable', correct: true },
        { text: 'More power at the old access point', correct: false },
        { text: 'A cable to the device itself', correct: true },
        { text: 'Channel 3 in place of channel 1', correct: false },
      ],
      explanation:
        'The wall holds in both directions: the device could not answer a stronger sender. Cable goes through it.',
    },
  },
  {
    ...about,
    difficulty: 4,
    tags: ['dns', 'method'],
    question: {
      kind: 'code',
      prompt: 'Print the top-level domain of each name, a line each: first example, then org.',
      points: 2,
      starter:
        "const names = ['library.northfield.example', 'www.w3.org'];\n\nfor (const name of names) console.log(name);\n",
      expectedOutput: 'example\norg',
      explanation: '`name.split(".").at(-1)`: a name is read from its right-hand end.',
    },
  },
  {
    ...about,
    difficulty: 3,
    tags: ['method'],
    question: {
      kind: 'ordering',
      prompt: 'A page does not open. In which order do you test?',
      points: 2,
      items: ['Link or signal', 'Own address', 'Gateway', 'Name', 'Service'],
      explanation: 'From near to far: each step only means something once the one before it works.',
    },
  },
];
