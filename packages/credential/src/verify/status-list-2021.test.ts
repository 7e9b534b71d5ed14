import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Credential, SecuredCredential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { buildStatusEntry } from '../status/build-status-entry.ts';
import { emptyStatusBits, setStatus } from '../status/set-status.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { testKey } from '../testing/test-issuer.ts';
import { DID, LIST_URL, reasonOf, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const INDEX = 94_567;
const STATUS_2021 = 'https://w3id.org/vc/status-list/2021/v1';
let world: TestWorld;
let secured: SecuredCredential;

beforeEach(async () => {
  world = await TestWorld.create();
  secured = await world.issue();
});

/** Lists of the draft are credentials of the 1.1 model, which Laurel does not sign: a stranger does. */
function sign(list: object, key = world.key, options: object = {}): Promise<Credential> {
  const [proof] = [secured.proof];
  return forgeProof({ proof, ...list } as SecuredCredential, {}, options, key);
}

async function verdictFor(credentialStatus: JsonObject): Promise<Verdict> {
  const { proof: _proof, '@context': contexts, ...claims } = secured;
  return world.verify(await world.sign({ '@context': [...contexts, STATUS_2021], ...claims, credentialStatus }));
}

describe('D05 a list of the 2021 draft', () => {
  const status = (purpose: string) => ({
    id: `${LIST_URL}#${INDEX}`,
    type: 'StatusList2021Entry',
    statusPurpose: purpose,
    statusListIndex: String(INDEX),
    statusListCredential: LIST_URL,
  });
  const list = (purpose: string, bits: Uint8Array, more: object = {}) => ({
    '@context': ['https://www.w3.org/2018/credentials/v1', STATUS_2021, 'https://w3id.org/security/data-integrity/v2'],
    id: LIST_URL,
    type: ['VerifiableCredential', 'StatusList2021Credential'],
    issuer: DID,
    issuanceDate: '2026-11-24T11:00:00Z',
    credentialSubject: {
      id: `${LIST_URL}#list`,
      type: 'StatusList2021',
      statusPurpose: purpose,
      encodedList: gzipSync(bits).toString('base64url'),
    },
    ...more,
  });
  const set = new Uint8Array(16_384).fill(0xff);
  const clear = new Uint8Array(16_384);

  test.each<[string, string, Uint8Array]>([
    ['pass status.good', 'revocation', clear],
    ['fail status.revoked', 'revocation', set],
    ['pass status.good', 'suspension', clear],
    ['fail status.suspended', 'suspension', set],
  ])('says %s, for a %s', async (reason, purpose, bits) => {
    world.published.set(LIST_URL, JSON.stringify(await sign(list(purpose, bits))));
    expect(reasonOf(await verdictFor(status(purpose)), 'status')).toBe(reason);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ['that is not signed', 'status.list-not-genuine', async () => list('revocation', clear)],
    [
      'that was changed',
      'status.list-not-genuine',
      async () => ({
        ...(await sign(list('revocation', set))),
        credentialSubject: list('revocation', clear).credentialSubject,
      }),
    ],
    ['for another purpose', 'status.purpose-mismatch', () => sign(list('suspension', clear))],
    [
      'from another address',
      'status.list-other-address',
      () => sign(list('revocation', clear, { id: `${LIST_URL}0` })),
    ],
    [
      'that is over',
      'status.list-out-of-date',
      () => sign(list('revocation', clear, { expirationDate: '2026-11-24T11:30:00Z' })),
    ],
    ['that is too short', 'status.list-too-short', () => sign(list('revocation', new Uint8Array(16_383)))],
    ['of the newer standard', 'status.list-malformed', () => world.publishList(clear)],
    [
      'of another issuer',
      'status.list-other-issuer',
      async () => {
        const key = await testKey(42);
        const other = 'did:web:other.example';
        const foreign = Object.assign(Object.create(world), { key, keyId: `${other}#key-1` }) as TestWorld;
        foreign.publishKeys([{ id: `${other}#key-1`, publicKeyMultibase: key.publicKeyMultibase }], other);
        return sign(list('revocation', clear, { issuer: other }), key, { verificationMethod: `${other}#key-1` });
      },
    ],
  ])('%s leaves the status unknown: %s', async (_, reason, make) => {
    world.published.set(LIST_URL, JSON.stringify(await make()));
    expect(reasonOf(await verdictFor(status('revocation')), 'status')).toBe(`unknown ${reason}`);
  });

  test('is not what an entry of the newer standard asks for', async () => {
    world.published.set(LIST_URL, JSON.stringify(await sign(list('revocation', clear))));
    expect(
      reasonOf(
        await verdictFor(buildStatusEntry({ listUrl: LIST_URL, index: INDEX, purpose: 'revocation' })),
        'status',
      ),
    ).toBe('unknown status.list-malformed');
  });

  test('D08 D09 that fell back behind one that was seen is noticed', async () => {
    const bits = emptyStatusBits();
    setStatus({ bits, index: INDEX, value: 1, purpose: 'revocation' });
    const before = JSON.stringify(await sign(list('revocation', bits)));
    world.published.set(
      LIST_URL,
      JSON.stringify(await sign(list('revocation', clear, { issuanceDate: '2026-11-24T10:00:00Z' }))),
    );
    const { proof: _proof, '@context': contexts, ...claims } = secured;
    const credentialStatus = status('revocation');
    const signed = await world.sign({ '@context': [...contexts, STATUS_2021], ...claims, credentialStatus });
    const text = JSON.stringify(signed);
    const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
    const seenStatusLists = new Map([[LIST_URL, before]]);
    const now = new Date('2026-11-24T12:00:00Z');
    const verdict = await verifyCredential({ text, evidence: { ...evidence, seenStatusLists }, now });
    expect(reasonOf(verdict, 'status')).toBe('unknown status.revocation-undone');
    expect(verdict.warnings.map(({ reasonCode }) => reasonCode)).toEqual([
      'status.list-older-than-seen',
      'status.list-entries-cleared',
    ]);
  });
});
