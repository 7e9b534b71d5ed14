import { writeFile } from 'node:fs/promises';
import { ed25519 } from '@noble/curves/ed25519.js';
import koffi from 'koffi';
import { afterAll, describe, expect, test } from 'vitest';
import { describeSigner } from '../../ports/testing/signer-contract.ts';
import { loadCryptoki } from './cryptoki.ts';
import { createPkcs11Signer } from './pkcs11-signer.ts';
import { createSoftTokens, findSoftHsm } from './testing/soft-token.ts';

const modulePath = await findSoftHsm();
const owner = '0d4b0d5e-6f0b-4f3c-9a51-000000000001';
const message = Buffer.from('a message of thirty-two bytes ok');

// Where SoftHSM neither is nor can be installed there is no token to try: these are then counted as skipped.
describe.skipIf(modulePath === undefined)('keys on a PKCS#11 token', async () => {
  if (modulePath === undefined) return;
  const tokens = await createSoftTokens(modulePath);
  const token = await tokens.create('laurel');
  const locked = await tokens.create('locked', { pin: '9999' });
  const signer = createPkcs11Signer(token);
  afterAll(() => tokens.remove());

  // SoftHSM draws the nonces of ECDSA at random; Ed25519 draws none.
  describeSigner('SoftHSM', { create: () => signer, types: ['Ed25519', 'secp256k1'], deterministic: ['Ed25519'] });

  const newKey = async (keyId: string) => {
    const identity = { owner, keyId, type: 'Ed25519' } as const;
    return { ...identity, ...(await signer.createKey(identity)) };
  };
  const expectStillSigns = async (key: Awaited<ReturnType<typeof newKey>>) =>
    expect(ed25519.verify(await signer.sign(key, message), message, key.publicKey)).toBe(true);

  test('the private half never comes out: the token itself refuses to give or change it', async () => {
    const key = await newKey('kept-in');
    const cryptoki = loadCryptoki(modulePath);
    const slot = cryptoki.slots().find((each) => cryptoki.tokenInfo(each).toString('utf8', 0, 32).trim() === 'laurel');
    const session = cryptoki.openSession(slot ?? 0n);
    const id = { type: 0x102, value: key.sealed.subarray(1) };
    const found = cryptoki.findObjects(session, [id, { type: 0x108, value: Buffer.of(1) }]);
    expect(found).toHaveLength(1);
    const [object = 0n] = found;
    expect(() => cryptoki.attribute(session, object, 0x11)).toThrow('0x11');
    const flags = [0x103, 0x164, 0x165, 0x162, 0x170].map((type) => cryptoki.attribute(session, object, type)[0]);
    // Sensitive, never extractable, always sensitive; not extractable, not modifiable.
    expect(flags).toEqual([1, 1, 1, 0, 0]);
    expect(cryptoki.attribute(session, object, 0x03).toString()).toBe(`laurel/${owner}/kept-in/Ed25519`);
  });

  test('the token is restarted, logged out or loses its sessions: the next signature is made all the same', async () => {
    const key = await newKey('restarted');
    const library = koffi.load(modulePath);
    const slot = loadCryptoki(modulePath)
      .slots()
      .find((each) => loadCryptoki(modulePath).tokenInfo(each).toString('utf8', 0, 32).trim() === 'laurel');
    const restart: (reserved: null) => number = library.func('C_Finalize', 'ulong', ['void *']);
    const closeSessions: (of: bigint) => number = library.func('C_CloseAllSessions', 'ulong', ['ulong']);
    for (const disturb of [() => restart(null), () => closeSessions(slot ?? 0n), () => restart(null)]) {
      await expectStillSigns(key);
      expect(disturb()).toBe(0);
      await expectStillSigns(key);
    }
  });

  test('a token that is gone is said to be unavailable, and is found again when it is back', async () => {
    const key = await newKey('gone');
    const restart: (reserved: null) => number = koffi.load(modulePath).func('C_Finalize', 'ulong', ['void *']);
    await tokens.unplug();
    restart(null);
    await expect(signer.sign(key, message)).rejects.toMatchObject({ code: 'signer.unavailable' });
    await tokens.plugIn();
    restart(null);
    await expectStillSigns(key);
  });

  test('a PIN that is refused is tried once: the token is not locked by us', async () => {
    const refused = createPkcs11Signer(locked);
    const create = () => refused.createKey({ owner, keyId: 'none', type: 'Ed25519' });
    for (let round = 0; round < 12; round++)
      await expect(create()).rejects.toMatchObject({ code: 'signer.login-refused' });
    await writeFile(locked.pinFile, '1234');
    await expect(create()).rejects.toMatchObject({ code: 'signer.login-refused' });
    expect(await createPkcs11Signer(locked).createKey({ owner, keyId: 'one', type: 'Ed25519' })).toMatchObject({});
  });

  test.each([
    ['a module that is not there', { ...token, modulePath: '/nowhere/module.so' }, 'module'],
    ['a token that is not there', { ...token, token: 'another' }, 'No token'],
    ['a PIN file that is not there', { ...locked, pinFile: '/nowhere/pin' }, '/nowhere/pin'],
  ])('%s is said in a sentence', async (_, wrong, said) => {
    const made = createPkcs11Signer(wrong).createKey({ owner, keyId: 'none', type: 'Ed25519' });
    await expect(made).rejects.toMatchObject({ code: 'signer.unavailable', message: expect.stringContaining(said) });
  });

  test('the server goes on while the token works', async () => {
    const key = await newKey('busy');
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    await Promise.all(Array.from({ length: 500 }, () => signer.sign(key, message)));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(1);
  });
});
