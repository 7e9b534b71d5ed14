import type { DemoQuestion } from '../types.ts';

export const securityQuestions: DemoQuestion[] = [
  {
    module: 4,
    kind: 'single-choice',
    prompt:
      'A message holds a link to https://portal.northfield.example.account-check.example/login. Whose page does it ' +
      'open?',
    points: 1,
    options: [
      { text: 'That of whoever owns account-check.example', correct: true },
      { text: 'That of whoever owns northfield.example', correct: false },
      { text: 'That of whoever owns portal.northfield.example', correct: false },
      { text: 'Nobody can know, because the address is encrypted by https', correct: false },
    ],
    explanation:
      'A host name is read from its right-hand end, before the first single slash. Here it ends in ' +
      'account-check.example; its owner may put any names in front. The s in https protects the road, not the honesty ' +
      'of the one at its end.',
  },
  {
    module: 4,
    kind: 'multiple-choice',
    prompt:
      'Which two ways to sign in do not work on a look-alike page, because they are bound to the real address of the ' +
      'site?',
    points: 2,
    options: [
      { text: 'A code sent by SMS', correct: false },
      { text: 'A passkey', correct: true },
      { text: 'A six-digit code from an authenticator app', correct: false },
      { text: 'A FIDO2 security key', correct: true },
    ],
    explanation:
      'Passkeys and FIDO2 security keys sign a challenge for one address only, so there is nothing to hand over ' +
      'elsewhere. Codes can be typed into a false page and passed on at once by the attacker.',
  },
  {
    module: 4,
    kind: 'single-choice',
    prompt: 'Which arrangement fulfils the 3-2-1 rule for backups?',
    points: 1,
    options: [
      { text: 'Files on the laptop and copies on two USB drives in the same drawer', correct: false },
      { text: 'Files on the laptop and in a folder that is synchronised with the cloud', correct: false },
      {
        text: 'Files on the laptop, a copy on a USB drive in the office, and an encrypted copy at a provider elsewhere',
        correct: true,
      },
      { text: 'Files on the laptop and a second copy in another folder of the same laptop', correct: false },
    ],
    explanation:
      '3-2-1 asks for three copies, on two kinds of storage, with one of them in another place. Two drives in one ' +
      'drawer burn together, a synchronised folder is only a second copy, and one laptop is one device.',
  },
  {
    module: 4,
    kind: 'numeric',
    prompt:
      'A passphrase consists of five words, each chosen by dice from a list of 7,776 words. One word is worth about ' +
      '12.9 bits. How many bits is the whole passphrase worth?',
    points: 2,
    answer: 64.6,
    tolerance: 0.5,
    unit: 'bits',
    explanation:
      'Words chosen independently add their bits: 5 × 12.9 = 64.5. With the exact value of log₂ 7,776 ≈ 12.925 it is ' +
      '64.6; both answers count.',
  },
];
