import type { DemoQuestion } from '../types.ts';

export const systemsQuestions: DemoQuestion[] = [
  {
    module: 2,
    kind: 'single-choice',
    prompt:
      'Ines opens a file on a shared folder and gets “Access denied”. Her colleague beside her opens the same file ' +
      'without trouble. What do you look at first?',
    points: 1,
    options: [
      { text: 'Whether the file server has enough free space', correct: false },
      { text: 'Whether her network cable is connected', correct: false },
      { text: 'Whether the file is damaged', correct: false },
      { text: 'Whether she is in the groups that may read this folder', correct: true },
    ],
    explanation:
      '“Denied” is an answer from the server, so the network works; the colleague shows that file and server are ' +
      'sound. What differs between the two people is their rights, and those come from groups.',
  },
  {
    module: 2,
    kind: 'multiple-choice',
    prompt:
      'Why should people do their daily work in a standard account and not as administrator? Choose the two right ' +
      'reasons.',
    points: 2,
    options: [
      { text: 'Programs run faster in a standard account.', correct: false },
      { text: 'Malware that the person starts by mistake has only that person’s rights.', correct: true },
      { text: 'Settings of the whole system cannot be changed without somebody’s approval.', correct: true },
      { text: 'Files in a standard account are encrypted automatically.', correct: false },
    ],
    explanation:
      'Least privilege limits damage: mistakes and malware reach only what the account may reach, and changes to the ' +
      'system need approval. Speed and encryption do not depend on the kind of account.',
  },
  {
    module: 2,
    kind: 'numeric',
    prompt:
      'You copy 240 GB of data to an external drive that writes 80 MB per second without a pause (1 GB = 1,000 MB). ' +
      'How many minutes does it take?',
    points: 2,
    answer: 50,
    tolerance: 0.5,
    unit: 'minutes',
    explanation: '240 GB are 240,000 MB. 240,000 MB ÷ 80 MB/s = 3,000 s, and 3,000 s ÷ 60 = 50 minutes.',
  },
  {
    module: 2,
    kind: 'numeric',
    prompt:
      'On a Linux system, ls -l shows a file with the permissions rw-r-----. Which three-digit octal number would you ' +
      'give to chmod to set exactly these permissions?',
    points: 2,
    answer: 640,
    tolerance: 0,
    explanation:
      'Read is 4, write is 2, execute is 1. Owner rw- is 4 + 2 = 6, group r-- is 4, others --- is 0: together 640.',
  },
];
