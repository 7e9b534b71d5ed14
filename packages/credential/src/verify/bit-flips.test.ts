import { expect, test } from 'vitest';
import { canonicalise } from '../jsonld/canonicalise.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { award, TestWorld } from '../testing/test-world.ts';

/** Every bit of twenty credentials is some 500,000 mutants of 5 ms: a sample that moves through all bit positions. */
const CREDENTIALS = 4;
const STRIDE = 29;

async function canonicalText(text: string): Promise<string | undefined> {
  try {
    const { proof, ...claims } = JSON.parse(text) as SecuredCredential;
    const config = { '@context': claims['@context'], ...proof };
    return `${await canonicalise(claims)}${await canonicalise(config)}`;
  } catch {
    return undefined;
  }
}

test('A16 one flipped bit anywhere in a signed credential is refused, unless it means the same', async () => {
  const world = await TestWorld.create();
  let mutants = 0;
  let same = 0;
  const accepted: string[] = [];
  for (let number = 0; number < CREDENTIALS; number++) {
    const subject = { id: `urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b1${number}`, name: `Ayşe ${number}` };
    const text = JSON.stringify(await world.issue({ ...award, subject }));
    const original = await canonicalText(text);
    const bytes = new TextEncoder().encode(text);
    for (let bit = number; bit < bytes.length * 8; bit += STRIDE) {
      const flipped = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const mutant = new TextDecoder().decode(flipped);
      mutants++;
      if ((await world.verify(mutant)).outcome !== 'valid') continue;
      if ((await canonicalText(mutant)) === original) same++;
      else accepted.push(mutant);
    }
  }
  process.stdout.write(
    `  A16: ${mutants} mutants of ${CREDENTIALS} credentials, ${same} of them with the same meaning\n`,
  );
  expect(mutants).toBeGreaterThan(2_500);
  expect(accepted).toEqual([]);
}, 120_000);
