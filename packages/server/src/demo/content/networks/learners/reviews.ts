import type { DemoReview } from '../types.ts';

const passed = 'Both markings pass it. Build it as it stands; read the remark on growth before you do.';

export const convincing: DemoReview = {
  first: {
    levels: [4, 3, 4, 3],
    summary: 'A plan that could be built tomorrow. The reason for each rule is the best of it.',
    comments: [
      'Counted with the shift leader, on a day when everything is in its place.',
      'Fixed addresses stand below the range of DHCP: nobody can take one by mistake.',
      'The cameras have their own network, and you say why.',
      'The last paragraph is what an owner wants to read. Put it first.',
    ],
  },
  second: {
    levels: [3, 3, 4, 4],
    summary: 'Counted with somebody who knows the place, and it shows. Say how you reached 20 scanners.',
  },
  comment: {
    quote: 'The scanners become 20 in spring',
    text: 'A good reason. Who told you, and may you write it down?',
  },
  decision: { outcome: 'passed', reason: passed },
};

export const sound: DemoReview = {
  first: { levels: [3, 3, 3, 3], summary: 'Counted, divided and written down. A colleague could work with it.' },
  second: { levels: [3, 3, 3, 2], summary: 'Sound. The owner would not understand the second half yet.' },
  decision: { outcome: 'passed', reason: passed },
};

/** One of two has marked; the second is still wanted. */
export const halfMarked: DemoReview = {
  first: { levels: [3, 3, 4, 3], summary: 'Thought through, and every device has its place.' },
};

export const again: DemoReview = {
  first: { levels: [1, 2, 1, 2], summary: 'Nothing was counted, and everything is in one network.' },
  second: {
    levels: [1, 1, 1, 2],
    summary: 'A bigger router does not keep guests from the till. Begin with the count.',
  },
  comment: { quote: '254 are more', text: 'How many devices do 60 members bring on a Saturday? Count once.' },
  decision: {
    outcome: 'resubmit',
    reason:
      'Count what is plugged in on a Saturday, and give guests a network of their own. The rest of your text can stay.',
  },
};

export const faultsSeen: DemoReview = {
  first: { levels: [3, 4], summary: 'One change at a time, and honest about the sender you wanted to buy.' },
  decision: { outcome: 'passed', reason: 'Each piece shows a method, and what you made of it.' },
};

export const faultsFair: DemoReview = {
  first: { levels: [3, 3], summary: 'The method is there, and you know what you would do otherwise.' },
  decision: { outcome: 'passed', reason: 'It passes. Two sentences more on the reasons would make it very good.' },
};
