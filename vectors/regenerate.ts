import { writeFileSync } from 'node:fs';
import { jcsVectors } from './jcs-vectors.ts';
import { proofVectors } from './proof-vectors.ts';
import { signingVectors } from './signing-vectors.ts';
import { verdictVectors } from './verdict-vectors.ts';

/** Every file of vectors, by name, as the code makes it today. */
export async function makeVectors(): Promise<ReadonlyMap<string, string>> {
  const files = {
    'sign-credential.json': await signingVectors(),
    'verdicts.json': await verdictVectors(),
    'proofs.json': await proofVectors(),
    'jcs.json': await jcsVectors(),
  };
  return new Map(Object.entries(files).map(([name, content]) => [name, `${JSON.stringify(content, null, 2)}\n`]));
}

if (import.meta.main) {
  for (const [name, text] of await makeVectors()) writeFileSync(new URL(name, import.meta.url), text);
}
