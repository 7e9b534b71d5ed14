import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock, Randomness } from '../ports/index.ts';

/** The machine's clock. */
export const systemClock: Clock = () => new Date();

/** The machine's randomness. */
export const systemRandomness: Randomness = {
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count),
};
