import * as BlsMultikey from '@digitalbazaar/bls12-381-multikey';
import { driver } from '@digitalbazaar/did-method-key';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { resolveDidKey } from '@laurel/credential';
import { describe, expect, test } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';

const BLS =
  'zUC7EK3ZakmukHhuncwkbySmomv3FmrkmS36E4Ks5rsb6VQSRpoCrx6Hb8e2Nk6UvJFSdyw9NK1scFXJp21gNNYFjVWNgaqyGnkyhtagagCpQb5B7tagJu3HDbjQ8h5ypoHjwBb';

const theirs = driver();
theirs.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from });
for (const header of ['zDna', 'z82L', 'z2J9']) {
  theirs.use({ multibaseMultikeyHeader: header, fromMultibase: EcdsaMultikey.from });
}
theirs.use({ multibaseMultikeyHeader: 'zUC7', fromMultibase: BlsMultikey.from });

async function ecdsaKey(curve: string): Promise<string> {
  const pair = await EcdsaMultikey.generate({ curve });
  return (await pair.export({ publicKey: true })).publicKeyMultibase;
}

describe('a did:key has one document, whoever makes it', () => {
  test.each<[string, () => Promise<string>]>([
    ['Ed25519', async () => (await Ed25519Multikey.generate()).publicKeyMultibase],
    ['P-256', () => ecdsaKey('P-256')],
    ['P-384', () => ecdsaKey('P-384')],
    ['P-521', () => ecdsaKey('P-521')],
    ['BLS12-381 G2', async () => BLS],
  ])('%s: ours and that of @digitalbazaar/did-method-key are equal', async (type, key) => {
    const did = `did:key:${await key()}`;
    expect(resolveDidKey(did)).toEqual(await theirs.get({ did }));
    recordInterop({
      package: '@digitalbazaar/did-method-key',
      format: 'did:key',
      algorithm: type,
      weVerifyTheirs: true,
      theyVerifyOurs: true,
      remark: 'Equal DID documents.',
    });
  });
});
