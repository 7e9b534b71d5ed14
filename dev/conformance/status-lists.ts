import { buildStatusListCredential, type JsonObject, type Random } from '@laurel/credential';
import { issuanceOf } from './issuance.ts';
import { type Issuers, type KeyName, keyNames } from './issuers.ts';

/** The least entries a list may have (Bitstring Status List 1.0 section 5.1): 16 KiB of bits. */
const ENTRIES = 131_072;
const VALID_MS = 24 * 60 * 60 * 1_000;

/** What status lists are made of. */
export interface StatusListsInput {
  readonly origin: string;
  readonly issuers: Issuers;
  readonly now: () => Date;
  readonly random: Random;
}

/** One status list for each issuer, in memory: every entry is given once in the life of the process. */
export interface StatusLists {
  /** A new entry of an issuer's list. */
  allocate(key: KeyName): JsonObject;
  /** The list at an address of ours, signed now, or undefined where there is none. */
  at(url: string): Promise<JsonObject | undefined>;
}

/** The ways in which the lists are signed: with a suite whose proofs anybody can verify as they are. */
const suites: Readonly<Record<KeyName, string>> = {
  ed: 'eddsa-rdfc-2022',
  p256: 'ecdsa-rdfc-2019',
  p384: 'ecdsa-rdfc-2019',
  jwk: 'ecdsa-rdfc-2019',
};

/** The status lists of this server, all of them empty: nobody can revoke here. */
export function createStatusLists({ origin, issuers, now, random }: StatusListsInput): StatusLists {
  const taken = new Set<string>();
  const urlOf = (key: KeyName) => `${origin}/status/${key}`;
  return {
    allocate(key) {
      const listUrl = urlOf(key);
      const index = freeIndex(listUrl, taken, random);
      return {
        id: `${listUrl}#${index}`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: String(index),
        statusListCredential: listUrl,
      };
    },
    async at(url) {
      const key = keyNames.find((name) => urlOf(name) === url);
      if (key === undefined) return undefined;
      const validFrom = now();
      const credential = await buildStatusListCredential({
        id: url,
        issuer: issuers[key].did,
        purpose: 'revocation',
        bits: new Uint8Array(ENTRIES / 8),
        validFrom,
        validUntil: new Date(validFrom.getTime() + VALID_MS),
      });
      return issuanceOf(suites[key], key).issue({ credential, issuer: issuers[key], created: validFrom, random });
    },
  };
}

// Random, so that an index tells nobody when a credential was issued or what else was.
function freeIndex(listUrl: string, taken: Set<string>, random: Random): number {
  for (let tries = 0; tries < 1_000; tries++) {
    const [high = 0, middle = 0, low = 0] = random(3);
    const index = ((high << 16) | (middle << 8) | low) % ENTRIES;
    const entry = `${listUrl}#${index}`;
    if (!taken.has(entry)) {
      taken.add(entry);
      return index;
    }
  }
  throw new Error(`The status list ${listUrl} is full.`);
}
