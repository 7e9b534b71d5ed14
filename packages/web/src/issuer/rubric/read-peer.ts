import type { RubricInput } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';

type Peer = NonNullable<RubricInput['peer']>;

interface PeerReader {
  text: (name: string) => string;
  needed: (name: string) => number;
  /** The criteria in the order of the form: the sample's levels stand in the same. */
  criteria: readonly { id: string }[];
}

/** What the form says of reviews by fellow learners. */
export function readPeer({ text, needed, criteria }: PeerReader): Peer {
  const body = text('peer.sample.body');
  const levels = text('peer.sample.marks')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  return {
    reviews: needed('peer.reviews'),
    days: needed('peer.days'),
    ringOf: text('peer.ringOf') === '' ? null : needed('peer.ringOf'),
    counts: text('peer.counts') === 'mean' ? 'mean' : 'median',
    reviewFirst: text('peer.reviewFirst') !== '',
    sample: body ? { body, marks: Object.fromEntries(criteria.flatMap(({ id }, at) => entry(id, levels[at]))) } : null,
  };
}

function entry(id: string, level: number | undefined): [string, number][] {
  return level === undefined ? [] : [[id, level]];
}

/** How learners review each other, as the form has it. */
export function valuesOfPeer(peer: RubricInput['peer'], criteria: readonly { id: string }[]): Values {
  if (!peer) return {};
  const { reviews, days, ringOf, counts, reviewFirst, sample } = peer;
  return {
    'peer.reviews': String(reviews ?? 2),
    'peer.days': String(days ?? 7),
    'peer.ringOf': ringOf ? String(ringOf) : '',
    'peer.counts': counts ?? 'median',
    ...(reviewFirst === false ? {} : { 'peer.reviewFirst': 'on' }),
    'peer.sample.body': sample?.body ?? '',
    'peer.sample.marks': sample ? criteria.map(({ id }) => sample.marks[id] ?? '').join(', ') : '',
  };
}
