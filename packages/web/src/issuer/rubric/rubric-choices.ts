import type { Rubric } from '@laurel/sdk';

/** What a rubric's form lets one choose between; the first is chosen where nothing is. */
export const choices = {
  marking: ['single', 'double', 'peer', 'guest'],
  agreement: ['mean', 'first'],
  allocation: ['by-hand', 'by-load'],
} as const satisfies { [K in 'marking' | 'agreement' | 'allocation']: readonly Rubric[K][] };

type Chosen = Pick<Rubric, keyof typeof choices>;

/** What was chosen in a form. */
export function chosenFrom(text: (name: string) => string): Chosen {
  return {
    marking: choices.marking.find((each) => each === text('marking')) ?? 'single',
    agreement: text('agreement') === 'first' ? 'first' : 'mean',
    allocation: text('allocation') === 'by-load' ? 'by-load' : 'by-hand',
  };
}
