import type { Cryptosuite } from './cryptosuite.ts';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts';

const suites: ReadonlyMap<string, Cryptosuite> = new Map([[eddsaRdfc2022.name, eddsaRdfc2022]]);

/** The cryptosuite of this name, or undefined when Laurel does not know it. */
export function cryptosuiteOf(name: string): Cryptosuite | undefined {
  return suites.get(name);
}
