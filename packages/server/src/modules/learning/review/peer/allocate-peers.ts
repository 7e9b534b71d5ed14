/** Who reviews whose work. */
export interface PeerPair {
  reviewer: string;
  author: string;
}

/** A ring of people who review each other. */
export interface PeerRing {
  /** In full; with fewer reviews than asked for, since so few are there; or too small, so that staff mark. */
  size: 'full' | 'fewer' | 'too-small';
  /** How many each gives and each gets; where two must not meet again, one less for each of them. */
  reviews: number;
  pairs: PeerPair[];
}

interface Input {
  /** Each once. */
  ids: readonly string[];
  /** How many reviews each should give and get. */
  reviews: number;
  /** Who was given whose work before: the other way round is never given. */
  earlier: readonly PeerPair[];
  /** A whole number from 0 to one below, each as likely. */
  draw: (below: number) => number;
}

const tries = 200;

/** What a ring of so many would be: nobody reviews who reviews them, so it takes more than twice as many as reviews. */
export function sizeRing(count: number, reviews: number): Pick<PeerRing, 'size' | 'reviews'> {
  const most = Math.floor((count - 1) / 2);
  if (most < 1) return { size: 'too-small', reviews: 0 };
  return most < reviews ? { size: 'fewer', reviews: most } : { size: 'full', reviews };
}

/**
 * Allocates by shifts over a shuffled ring: each reviews the next ones. With more than twice as many people as reviews nobody
 * reviews themselves or whoever reviews them. Where an earlier ring stands in the way, it is shuffled again; a pair that would
 * still be the other way round of an earlier one is left out.
 */
export function allocatePeers({ ids, reviews: wanted, earlier, draw }: Input): PeerRing {
  const sized = sizeRing(ids.length, wanted);
  if (sized.size === 'too-small') return { ...sized, pairs: [] };
  const given = new Set(earlier.map(keyOf));
  let best: PeerPair[] = [];
  for (let count = 0; count < tries; count++) {
    const all = pairsOf(shuffled(ids, draw), sized.reviews);
    const pairs = all.filter(({ reviewer, author }) => !given.has(keyOf({ reviewer: author, author: reviewer })));
    if (pairs.length > best.length) best = pairs;
    if (pairs.length === all.length) break;
  }
  return { ...sized, pairs: best };
}

/** A pair as text, to be looked up by. */
export function keyOf({ reviewer, author }: PeerPair): string {
  return `${reviewer} ${author}`;
}

function pairsOf(ring: readonly string[], reviews: number): PeerPair[] {
  return ring.flatMap((reviewer, at) =>
    Array.from({ length: reviews }, (_, shift) => ({
      reviewer,
      author: ring[(at + shift + 1) % ring.length] ?? reviewer,
    })),
  );
}

/** Fisher and Yates's shuffle. */
function shuffled(ids: readonly string[], draw: Input['draw']): string[] {
  const ring = [...ids];
  for (let at = ring.length - 1; at > 0; at--) {
    const other = draw(at + 1);
    [ring[at], ring[other]] = [ring[other] ?? '', ring[at] ?? ''];
  }
  return ring;
}
