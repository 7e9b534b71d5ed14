import type { KeyType } from '../key/public-key.ts';
import type { Cryptosuite } from './cryptosuite.ts';
import { ecdsaJcs2019 } from './ecdsa-jcs-2019.ts';
import { ecdsaRdfc2019 } from './ecdsa-rdfc-2019.ts';
import { ed25519Signature2020 } from './ed25519-signature-2020.ts';
import { eddsaJcs2022 } from './eddsa-jcs-2022.ts';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts';
import type { ProofOptions } from './proof.ts';
import { bbs2023 } from './selective/bbs-2023.ts';
import { ecdsaSd2023 } from './selective/ecdsa-sd-2023.ts';

/** The suites of `DataIntegrityProof`; the first that takes a key is the one that signs with it by default. */
const suites: readonly Cryptosuite[] = [eddsaRdfc2022, eddsaJcs2022, ecdsaRdfc2019, ecdsaJcs2019, ecdsaSd2023, bbs2023];

/** The suites from before Data Integrity, which are a proof type each. Only read. */
const legacySuites: readonly Cryptosuite[] = [ed25519Signature2020];

/** The suite that verifies a proof, by its type and cryptosuite, or undefined when Laurel does not know it. */
export function cryptosuiteOf({
  type,
  cryptosuite,
}: Pick<ProofOptions, 'type' | 'cryptosuite'>): Cryptosuite | undefined {
  if (type === 'DataIntegrityProof') return suites.find(({ name }) => name === cryptosuite);
  return legacySuites.find(({ name }) => name === type);
}

/** The suite of this name that proofs are made with, or undefined when Laurel does not know it. */
export function cryptosuiteNamed(name: string): Cryptosuite | undefined {
  return suites.find((suite) => suite.name === name);
}

/** The suite that a key of this kind signs with when nobody says otherwise. */
export function defaultCryptosuite(type: KeyType): Cryptosuite | undefined {
  return suites.find(({ keyTypes }) => keyTypes.includes(type));
}
