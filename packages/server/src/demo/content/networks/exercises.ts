import type { NetworksQuestion } from './types.ts';

type Exercises = Record<string, NetworksQuestion>;

export const addressExercises: Exercises = {
  'devices-in-a-prefix': {
    kind: 'numeric',
    prompt: 'How many devices find room in a network with the prefix $/27$?',
    answer: 30,
    tolerance: 0,
    unit: 'devices',
    hints: ['So many bits are left for the devices: $32 - 27$.', 'Two of the combinations are taken. Which two?'],
    explanation: '$2^{32-27} - 2 = 2^5 - 2 = 30$. The two are the address of the network and the broadcast address.',
  },
  'write-the-rule': {
    kind: 'code',
    prompt:
      'Complete the function, so that it prints how many devices the prefixes /24, /27 and /30 hold, a line each. It runs ' +
      'here in your browser.',
    starter:
      'function devices(prefix) {\n  return 0; // 2 to the power of the bits that are left, minus two\n}\n\n' +
      'for (const prefix of [24, 27, 30]) console.log(devices(prefix));\n',
    expectedOutput: '254\n30\n2',
    hints: ['A power is written `2 ** bits`.', 'The bits that are left for devices: `32 - prefix`.'],
    explanation: 'The body is `return 2 ** (32 - prefix) - 2;`.',
  },
  'who-goes-where': {
    kind: 'matching',
    prompt: 'Which network does each device belong to?',
    pairs: [
      { item: 'Computer at the front desk', target: 'Staff' },
      { item: 'Printer in the corridor', target: 'Staff' },
      { item: 'Phone of somebody in the waiting room', target: 'Guests' },
      { item: 'Camera over the back door', target: 'Devices without updates' },
    ],
    distractors: ['No network at all'],
    hints: ['Ask of each: who keeps it up to date, and whom must it reach?'],
    explanation:
      'Staff print from their desks, so both are together. Guests reach the internet and nothing else. The camera is ' +
      'kept apart because nobody updates it for years; it reaches its recorder only.',
  },
  'read-the-settings': {
    kind: 'fill-in',
    prompt: 'A computer reports these settings. Fill in what the office’s plan says of its network.',
    text: 'Address 192.168.40.77, mask 255.255.255.192: the prefix is /{{1}}, and the network begins at 192.168.40.{{2}}.',
    gaps: [{ accepted: ['26', '/26'] }, { accepted: ['64', '.64'] }],
    hints: [
      '192 in binary is 1100 0000: two more bits than /24.',
      'Networks of this size begin at 0, 64, 128 and 192.',
    ],
    explanation: '24 + 2 = 26 bits. 77 lies between 64 and 127, so the network is 192.168.40.64/26.',
  },
  'steps-of-a-plan': {
    kind: 'ordering',
    prompt: 'Put the steps of planning addresses into order.',
    items: [
      'Count what is plugged in, place by place',
      'Sort it by who may reach whom',
      'Add half as many again in each group',
      'Choose the prefix of each group',
      'Write down which addresses never move',
    ],
    hints: ['Nothing can be chosen before it was counted and sorted.'],
    explanation:
      'Count, sort, add room, choose, write down. Room is added in each group, because groups grow differently.',
  },
};

export const nameExercises: Exercises = {
  'the-road-of-a-name': {
    kind: 'ordering',
    prompt: 'Nobody has asked for this name before. In which order is it looked for?',
    items: [
      'The computer’s own cache',
      'The resolver',
      'A root server',
      'The server of .example',
      'The server of the zone',
    ],
    hints: ['It begins as near as possible.', 'From then on a name is read from its right-hand end.'],
    explanation: 'Own cache, resolver, root, .example, northfield.example: from near to far, then from right to left.',
  },
  'who-answers-for-the-zone': {
    kind: 'short-text',
    prompt: 'Which kind of DNS record holds the IPv4 address of a host? One letter.',
    accepted: ['A', 'A record'],
    hints: ['For IPv6 it is the same letter, four times.'],
    explanation: 'The A record. For IPv6 it is AAAA, since an address of IPv6 is four times as long.',
  },
  'test-the-name': {
    kind: 'single-choice',
    prompt: 'A page does not open by its name, but it opens by its address. What do you test first?',
    options: [
      { text: 'The cable', correct: false },
      { text: 'The name, with nslookup', correct: true },
      { text: 'The Wi-Fi signal', correct: false },
    ],
    hints: ['What has just worked, and what has not?'],
    explanation: 'The address answered, so cable, radio and gateway do their work. Only the name is left.',
  },
};

export const wifiExercises: Exercises = {
  'a-tenth-of-the-power': {
    kind: 'numeric',
    prompt: 'At the desk the signal is −52 dBm. In the store room a tenth of the power arrives. How many dBm is that?',
    answer: -62,
    tolerance: 0.5,
    unit: 'dBm',
    hints: ['A tenth of the power is so many decibels less, whatever the number before.'],
    explanation: 'A tenth is 10 dB less: $-52 - 10 = -62$ dBm. Enough for a call.',
  },
  'what-the-numbers-say': {
    kind: 'multiple-choice',
    prompt:
      'Signal −58 dBm, no loss to the gateway, 4 % loss to the provider’s first router. Which two statements fit?',
    options: [
      { text: 'The radio is well.', correct: true },
      { text: 'The access point needs a better place.', correct: false },
      { text: 'The fault lies beyond the gateway.', correct: true },
      { text: 'The name server is slow.', correct: false },
    ],
    hints: ['Go along the road: where does loss begin?'],
    explanation:
      'Up to the gateway nothing is lost, so the radio is well. Loss begins behind it: tell the provider, with the numbers.',
  },
  'clear-channels': {
    kind: 'multiple-choice',
    prompt: 'Which three channels of the 2.4 GHz band stand clear of each other?',
    options: ['1', '3', '6', '9', '11'].map((text) => ({ text, correct: ['1', '6', '11'].includes(text) })),
    hints: ['A channel is about five numbers wide.'],
    explanation: 'Channels 1, 6 and 11: five apart, as wide as each of them is.',
  },
  'median-of-measurements': {
    kind: 'code',
    prompt:
      'Five measurements in one room: print their median, the one in the middle when they are sorted. One bad reading must ' +
      'not count for more than the others.',
    starter: 'const readings = [-71, -69, -90, -70, -72];\n\nconsole.log(readings[2]);\n',
    expectedOutput: '-71',
    hints: ['Sort first: `readings.toSorted((a, b) => a - b)`.', 'Of five, the middle one has the index 2.'],
    explanation:
      '`console.log(readings.toSorted((a, b) => a - b)[2]);` prints −71. The mean would be −74.4, for one bad reading.',
  },
};

export const nextVersionExercises: Exercises = {
  'networks-in-a-prefix': {
    kind: 'numeric',
    prompt: 'A provider gives an office the prefix $/60$. How many networks of /64 are in it?',
    answer: 16,
    tolerance: 0,
    unit: 'networks',
    hints: ['So many bits are left to number networks: $64 - 60$.'],
    explanation: '$2^{64-60} = 2^4 = 16$.',
  },
};
