import { Unsupported } from './unsupported.ts';

/** More than any honest schema needs, less than a second: a step is a comparison or so. */
const MAX_STEPS = 20_000_000;

/** Counts what one validation costs, and ends it when it costs too much. */
export class Work {
  #steps = 0;

  /** @throws Unsupported */
  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MAX_STEPS) throw new Unsupported('it takes too long to apply');
  }
}
