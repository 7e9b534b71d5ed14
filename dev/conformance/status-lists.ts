import {
  allocateStatusIndex,
  buildStatusEntry,
  buildStatusListCredential,
  deriveCredential,
  emptyStatusBits,
  type JsonObject,
  MIN_STATUS_LIST_ENTRIES,
  type Random,
  type UnsignedCredential,
} from '@laurel/credential';
import { issuanceOf } from './issuance.ts';
import { type Issuers, type KeyName, keyNames } from './issuers.ts';
import { suiteContexts } from './suite-contexts.ts';

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
  allocate(key: KeyName): Promise<JsonObject>;
  /** The list at an address of ours, signed now, or undefined where there is none. */
  at(url: string): Promise<JsonObject | undefined>;
}

/** What each issuer signs its list with. */
const suites: Readonly<Record<KeyName, string>> = {
  ed: 'eddsa-rdfc-2022',
  p256: 'ecdsa-rdfc-2019',
  p384: 'ecdsa-rdfc-2019',
  bls: 'bbs-2023',
  jwk: 'ecdsa-rdfc-2019',
};

/** The status lists of this server, all of them empty: nobody can revoke here. */
export function createStatusLists(input: StatusListsInput): StatusLists {
  const { origin, random } = input;
  const taken = new Set<string>();
  const urlOf = (key: KeyName) => `${origin}/status/${key}`;
  return {
    async allocate(key) {
      const listUrl = urlOf(key);
      const take = (index: number) => {
        const before = taken.size;
        return taken.add(`${listUrl}#${index}`).size > before;
      };
      const index = await allocateStatusIndex({ length: MIN_STATUS_LIST_ENTRIES, random, take });
      return buildStatusEntry({ listUrl, index, purpose: 'revocation' });
    },
    async at(url) {
      const key = keyNames.find((name) => urlOf(name) === url);
      return key === undefined ? undefined : signedList(key, url, input);
    },
  };
}

async function signedList(key: KeyName, id: string, { issuers, now, random }: StatusListsInput): Promise<JsonObject> {
  const created = now();
  const issuer = issuers[key];
  const credential = await buildStatusListCredential({
    id,
    issuer: issuer.did,
    purpose: 'revocation',
    bits: emptyStatusBits(),
    validFrom: created,
    validUntil: new Date(created.getTime() + VALID_MS),
  });
  const mandatoryPointers = pointersOf(credential);
  const list = await issuanceOf(suites[key], key).issue({ credential, issuer, created, random, mandatoryPointers });
  if (key !== 'bls') return list;
  // Nobody can verify what the issuer of a selective proof keeps: what is published is a copy that hides nothing.
  return deriveCredential({ credential: list, selectivePointers: [], random, contexts: suiteContexts });
}

function pointersOf(credential: UnsignedCredential): string[] {
  return Object.keys(credential)
    .filter((name) => name !== '@context')
    .map((name) => `/${name}`);
}
