import type { DemoRubric } from './types.ts';

/** The levels of every rubric, the lowest first. */
export const levels = [{ title: 'Not yet' }, { title: 'Nearly' }, { title: 'Sound' }, { title: 'Convincing' }];

/** A criterion with its four cells. */
export function criterion(id: string, [title, description]: [string, string], cells: [string, string, string, string]) {
  return {
    id,
    title,
    description,
    cells: cells.map((text, level) => ({ points: [0, 4, 7, 10][level] ?? 0, description: text })),
  };
}

export const planRubric: DemoRubric = {
  levels,
  criteria: [
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0101',
      ['Count and growth', 'What is plugged in today, and what is expected.'],
      [
        'Devices are guessed, or people are counted in their place.',
        'Devices are counted, but growth is missing or the same everywhere.',
        'Devices are counted place by place, with room for growth.',
        'The count can be checked, and the growth of each group has a reason.',
      ],
    ),
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0102',
      ['Addresses', 'Prefixes, ranges and what never moves.'],
      [
        'Prefixes do not hold the devices, or overlap.',
        'Prefixes hold the devices, but ranges for DHCP and fixed addresses are mixed.',
        'Prefixes, ranges and fixed addresses fit together.',
        'The same, and a newcomer could add the next device without asking.',
      ],
    ),
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0103',
      ['Separation', 'Who may reach whom.'],
      [
        'Everything is in one network.',
        'Guests are apart; other devices are not thought of.',
        'Guests, staff and devices without updates are apart.',
        'The rules between them are written down, each with its reason.',
      ],
    ),
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0104',
      ['Words', 'Whether somebody else could work with it.'],
      [
        'It cannot be followed without its author.',
        'It can be followed by somebody who knows the office.',
        'A colleague could build from it.',
        'The owner of the office understands it, and a colleague could build from it.',
      ],
    ),
  ],
  passPercent: 60,
  marking: 'double',
  agreement: 'mean',
  toleranceLevels: 1,
  tolerancePercent: 15,
  resubmissions: 2,
  resubmissionDays: 14,
};

export const faultsRubric: DemoRubric = {
  levels,
  criteria: [
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0201',
      ['Method', 'How the fault was found.'],
      [
        'Things were tried until it worked.',
        'There is an order, but several things were changed at once.',
        'One change at a time, each with its result.',
        'The same, and each test was chosen because it rules the most out.',
      ],
    ),
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0202',
      ['Reflection', 'What was learnt from it.'],
      [
        'It says what happened.',
        'It says what would be done otherwise.',
        'It says why, and what it means for the next fault.',
        'It changes how the author works, and shows where.',
      ],
    ),
  ],
  passPercent: 50,
  marking: 'single',
  resubmissions: 2,
  resubmissionDays: 14,
};

export const coverRubric: DemoRubric = {
  levels,
  criteria: [
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0301',
      ['Cover', 'How many people are there, hour by hour.'],
      [
        'Numbers without a calculation.',
        'Calculated for the average day only.',
        'Calculated hour by hour, with somebody to spare.',
        'The same, and tried against a week that really was.',
      ],
    ),
    criterion(
      '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0302',
      ['Promises', 'What is promised to whom.'],
      [
        'Solutions are promised.',
        'First answers are promised, without news in between.',
        'First answers and next news are promised.',
        'The same, and it is said how it is seen that they are kept.',
      ],
    ),
  ],
  passPercent: 60,
  marking: 'single',
  resubmissions: 1,
  resubmissionDays: 14,
};
