import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { concatBytes } from '../container/concat-bytes.ts';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns, LONG_TEST_MS } from '../testing/fuzz-runs.ts';
import { commitmentOf } from './commitment-of.ts';
import { hashCredential } from './hash-credential.ts';
import { hashLeaf } from './merkle-hash.ts';

const form = hashCredential({ name: 'Welding' });
const salt = (first: number) => Uint8Array.of(first, ...new Uint8Array(15));
/** `npm run fuzz -- 500 commitment` tries a hundred million. */
const GUESSES = 200_000;

describe('L06 what is on the log says nothing without its salt', () => {
  test('the entry is SHA-256 of the salt and the hash of the digests', () => {
    const others = [form, 'ab'.repeat(32)];
    const inner = sha256(concatBytes(others.map((digest) => hex.decode(digest))));
    expect(commitmentOf({ salt: salt(1), forms: others })).toEqual(sha256(concatBytes([salt(1), inner])));
  });

  test('L06 of one content, no two entries are alike', () => {
    const entries = Array.from({ length: 2_000 }, (_, at) => {
      const own = new Uint8Array(16);
      new DataView(own.buffer).setUint32(4, at);
      return hex.encode(commitmentOf({ salt: own, forms: [form] }));
    });
    expect(new Set(entries).size).toBe(2_000);
  });

  test('L06 a salt of fewer than 128 bits is refused', () => {
    for (const length of [0, 8, 15]) {
      expect(codeOf(() => commitmentOf({ salt: new Uint8Array(length), forms: [form] }))).toBe('log.salt-wrong');
    }
    expect(codeOf(() => commitmentOf({ salt: new Uint8Array(65), forms: [form] }))).toBe('log.salt-wrong');
    expect(codeOf(() => commitmentOf({ salt: new Uint8Array(16), forms: [form] }))).toBe('accepted');
  });

  test.each([[[]], [['']], [['0'.repeat(63)]], [['G'.repeat(64)]], [[form.toUpperCase()]], [Array(17).fill(form)]])(
    'the forms %j are refused',
    (forms) => {
      expect(codeOf(() => commitmentOf({ salt: salt(1), forms }))).toBe('log.form-malformed');
    },
  );

  test(
    'L06 whoever knows all but the name, and tries names by the hundred thousand, finds nobody on the log',
    () => {
      const contentOf = (person: number) =>
        sha256(new TextEncoder().encode(`{"award":"Welding","name":"Person ${person}"}`));
      const people = Array.from({ length: 1_000 }, (_, at) => at * 97);
      const entries = people.map((person) =>
        commitmentOf({
          salt: globalThis.crypto.getRandomValues(new Uint8Array(16)),
          forms: [hex.encode(contentOf(person))],
        }),
      );
      // All that the log shows: the entries, and their hashes.
      const published = new Set(entries.flatMap((entry) => [hex.encode(entry), hex.encode(hashLeaf(entry))]));
      const unsalted = new Set(people.map((person) => hex.encode(sha256(contentOf(person)))));
      const { numRuns } = fuzzRuns(GUESSES, 'L06');
      let [hits, hitsWithoutSalt] = [0, 0];
      for (let guesses = 0; guesses < numRuns; guesses++) {
        const digest = contentOf(guesses);
        // The digest alone, the two hashes without a salt, and under the salts that a careless install would have.
        const inner = sha256(digest);
        const guessed = [digest, inner, sha256(concatBytes([new Uint8Array(16), inner]))];
        for (const guess of guessed) if (published.has(hex.encode(guess))) hits++;
        if (unsalted.has(hex.encode(inner))) hitsWithoutSalt++;
      }
      process.stdout.write(`  L06: ${numRuns} contents tried against ${entries.length} entries: ${hits} found\n`);
      expect(hits).toBe(0);
      // The same attack finds every one of them where there is no salt.
      expect(hitsWithoutSalt).toBe(people.filter((person) => person < numRuns).length);
      expect(hitsWithoutSalt).toBeGreaterThan(900);
    },
    LONG_TEST_MS,
  );
});
