import { expect, test } from 'vitest';
import { addContexts, pinnedContexts } from '../jsonld/contexts.ts';
import { NOW, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

const ADDED = 'https://contexts.example/v1';

test('a context that is not pinned may be named only where gatherer and verifier were given it', async () => {
  const world = await TestWorld.create();
  const secured = await world.issue();
  // Empty, so that it changes nothing of what is signed.
  const wider = addContexts(pinnedContexts, new Map([[ADDED, { '@context': {} }]]));
  const text = JSON.stringify({ ...secured, '@context': [...secured['@context'], ADDED] });
  const reasons = async (contexts = pinnedContexts) => {
    const evidence = await gatherEvidence({ text, retrieve: world.retrieve, contexts });
    const { checks } = await verifyCredential({ text, evidence, now: NOW });
    return checks
      .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
      .map(({ reasonCode }) => reasonCode);
  };
  expect(await reasons()).toContain('credential.context-unknown');
  expect(await reasons(wider)).toEqual([]);
});
