import { afterEach, expect, test, vi } from 'vitest';
import { encodeJson } from '../jose/encode-json.ts';
import { createJws } from '../jose/jws/create-jws.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { DID, LIST_URL, NOW, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { signersOfFetched } from './signers-of-fetched.ts';
import { verifyCredential } from './verify-credential.ts';

afterEach(() => vi.restoreAllMocks());

test('I13 a list is believed once, however many credentials of a presentation point to it', async () => {
  const world = await TestWorld.create();
  const credentialStatus = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: LIST_URL,
  };
  const token = await createJws({
    header: { kid: world.keyId, typ: 'vc+jwt' },
    payload: encodeJson({
      '@context': [CREDENTIALS_V2],
      type: ['VerifiableCredential'],
      issuer: DID,
      credentialSubject: { id: 'urn:example:learner' },
      credentialStatus,
    }),
    signingKey: world.key,
  });
  const id = `data:application/vc+jwt,${token}`;
  const envelope = { '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential', id };
  const text = JSON.stringify({
    '@context': [CREDENTIALS_V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: Array.from({ length: 20 }, () => envelope),
  });
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
  const verifying = vi.spyOn(globalThis.crypto.subtle, 'verify');
  const { contents } = await verifyCredential({ text, evidence, now: NOW });
  expect(contents.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => 'valid'));
  expect(verifying).toHaveBeenCalledTimes(20 + 1);
});

test('I13 a fetched list is opened once to see whose keys it wants, and one that is none wants none', async () => {
  const world = await TestWorld.create();
  const evidence = await gatherEvidence({ text: JSON.stringify(await world.issue()), retrieve: world.retrieve });
  const list = evidence.retrievals.get(LIST_URL);
  if (list?.ok !== true) throw new Error('the list was published');
  const signers = signersOfFetched(list, evidence.contexts);
  expect(signers).toEqual([world.keyId]);
  // The very same array: nothing was opened for it.
  expect(signersOfFetched(list, evidence.contexts)).toBe(signers);
  expect(signersOfFetched({ ok: true, body: '[', fetchedAt: NOW }, undefined)).toEqual([]);
});
