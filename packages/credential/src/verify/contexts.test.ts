import { expect, test } from 'vitest';
import { addContexts, allowInlineContexts, pinnedContexts } from '../jsonld/contexts.ts';
import { NOW, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

const ADDED = 'https://contexts.example/v1';
const wider = allowInlineContexts(addContexts(pinnedContexts, new Map([[ADDED, { '@context': {} }]])));

/** A credential that names one context more: an empty one, which changes nothing of what is signed. */
async function naming(context: unknown): Promise<string> {
  const secured = await (await TestWorld.create()).issue();
  return JSON.stringify({ ...secured, '@context': [...secured['@context'], context] });
}

async function reasons(text: string, contexts = pinnedContexts): Promise<string[]> {
  const world = await TestWorld.create();
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve, contexts });
  const verdict = await verifyCredential({ text, evidence, now: NOW });
  return verdict.checks.filter(({ outcome }) => outcome !== 'pass').map(({ reasonCode }) => reasonCode);
}

test.each<[string, unknown]>([
  ['credential.context-unknown', ADDED],
  ['credential.context-inline', {}],
])('%s, unless gatherer and verifier were given wider contexts', async (code, context) => {
  const text = await naming(context);
  expect(await reasons(text)).toContain(code);
  expect(await reasons(text, wider)).toEqual([]);
});
