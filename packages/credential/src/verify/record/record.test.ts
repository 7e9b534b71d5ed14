import { beforeEach, describe, expect, test } from 'vitest';
import { buildAchievementCredential } from '../../model/build-achievement-credential.ts';
import type { SecuredCredential } from '../../model/credential.ts';
import { addProof } from '../../proof/add-proof.ts';
import { deriveCredential } from '../../proof/selective/derive-credential.ts';
import { signCredential } from '../../proof/sign-credential.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { testKey } from '../../testing/test-issuer.ts';
import { ANCHOR, TestLog } from '../../testing/test-log.ts';
import { award, DID, NOW, reasonOf, TestWorld } from '../../testing/test-world.ts';
import type { RecordPolicy } from '../evidence.ts';
import type { Verdict } from '../result.ts';
import { chainRecordUrl, parseChainRecordUrl } from './chain-record-url.ts';

const url = award.credentialUrl;
const random = seededRandom(20);
const SEPOLIA = { ...ANCHOR, chainId: 11_155_111 };

let world: TestWorld;
let log: TestLog;
let credential: SecuredCredential;
beforeEach(async () => {
  [world, log] = [await TestWorld.create(), await TestLog.create()];
  publish();
  credential = await world.issue({ status: undefined });
  log.pad(4);
  log.append(url, JSON.stringify(credential));
  log.pad(7);
});

function publish(anchors = [ANCHOR, SEPOLIA]): void {
  const keys = [{ id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase }];
  world.publishKeys(keys, DID, [log.service(DID, anchors)]);
}

const answers = (list: readonly object[], anchor = ANCHOR) =>
  world.published.set(log.chainUrl(anchor), JSON.stringify({ answers: list }));

const verify = (receipts: readonly string[] = [], records?: RecordPolicy) =>
  world.verify(credential, NOW, {}, { receipts, records });

const said = ({ outcome, record }: Verdict) => [
  outcome,
  record?.log.reasonCode,
  record?.log.sentence,
  record?.anchor.reasonCode,
  record?.anchor.sentence,
];

const IN_LOG = 'In the log since 24 November 2026, 10:00 UTC.';
const because = (why: string) => `Could not be checked, because ${why}`;
const NO_SERVER = because('nobody here knows a server of the blockchain that could be asked.');

describe('what is said of a credential that came with its receipt', () => {
  test('in the log, and anchored in a block of a development chain, which is called one', async () => {
    answers([log.chainAnswer()]);
    const verdict = await verify([await log.receipt(4, {})]);
    expect(said(verdict)).toEqual([
      'valid',
      'record.logged',
      IN_LOG,
      'anchor.anchored-development',
      'Anchored in block 12 of a development chain, on 24 November 2026, 10:05 UTC: this proves the mechanism, not permanence.',
    ]);
    expect(verdict.record).toMatchObject({
      index: 4,
      size: 12,
      since: '2026-11-24T10:00:00.000Z',
      block: 12,
      blockTime: '2026-11-24T10:05:00Z',
      chainId: 31_337,
      isDevelopmentChain: true,
    });
    expect(verdict.technical.record).toMatchObject({
      log: log.uri,
      origin: log.origin,
      root: log.chainAnswer().root.slice(2),
      contract: ANCHOR.contract,
      publisher: ANCHOR.publisher,
      confirmations: 30,
      servers: ['http://127.0.0.1:8545'],
    });
    const { name: _, ...check } = verdict.checks.find(({ name }) => name === 'record') ?? {};
    expect(check).toEqual(verdict.record?.log);
    // Who brings a receipt asks the issuer for nothing but its own document.
    expect(world.fetched).toEqual(['https://issuer.example/orgs/north/did.json', log.chainUrl()]);
  });

  test('on a public chain, once enough blocks are on top', async () => {
    const receipt = await log.receipt(4, { chainId: SEPOLIA.chainId });
    answers([log.chainAnswer({ confirmations: 11 }), log.chainAnswer({ confirmations: 40, rpc: 'b' })], SEPOLIA);
    expect(said(await verify([receipt])).slice(3)).toEqual([
      'anchor.too-fresh',
      because('the record on the blockchain is so fresh that it may still be undone.'),
    ]);
    answers([log.chainAnswer({ confirmations: 12 })], SEPOLIA);
    const verdict = await verify([receipt]);
    expect(said(verdict).slice(3)).toEqual([
      'anchor.anchored',
      'Anchored in block 12 of the blockchain 11155111, on 24 November 2026, 10:05 UTC.',
    ]);
    expect(verdict.record?.isDevelopmentChain).toBe(false);
  });

  test.each<[string, () => Promise<string[]> | string[], string, string]>([
    [
      'none came, and nobody was asked',
      () => [],
      'record.not-asked',
      because(
        'no receipt of the log came with it, and the issuer was not asked for one, so that it does not learn of this check.',
      ),
    ],
    [
      'the receipt is another credential’s',
      async () => [JSON.stringify({ ...JSON.parse(await log.receipt(3)), credentialId: url })],
      'record.receipt-of-another',
      because('the receipt that came with it belongs to another credential, or to another copy of it.'),
    ],
    [
      'the receipt does not hold',
      async () => [JSON.stringify({ ...JSON.parse(await log.receipt(4)), index: 5 })],
      'record.receipt-wrong',
      because('the receipt does not show that it is in the log of its issuer.'),
    ],
    [
      'the checkpoint is unsigned',
      async () => [
        JSON.stringify({ ...JSON.parse(await log.receipt(4)), checkpoint: 'issuer.example/log\n1\nAAAA\n\n' }),
      ],
      'record.receipt-wrong',
      because('the receipt does not show that it is in the log of its issuer.'),
    ],
    [
      'the log lives in the future',
      async () => {
        log.now = new Date('2026-11-24T13:00:00Z');
        return [await log.receipt(4)];
      },
      'record.in-future',
      because('the log gives a date that lies in the future.'),
    ],
  ])('not known, which says nothing against it: %s', async (_, receipts, reasonCode, sentence) => {
    const verdict = await verify(await receipts());
    expect(said(verdict).slice(0, 3)).toEqual(['valid', reasonCode, sentence]);
    expect(verdict.record?.log.whatToDo).toMatch(/^(?:Try|Look)/);
  });

  test('a part of a credential, which no log ever held', async () => {
    const signingKey = await testKey(9, 'BLS12-381-G2');
    const verificationMethod = `${DID}#bbs`;
    world.publishKeys([{ id: verificationMethod, publicKeyMultibase: signingKey.publicKeyMultibase }], DID, [
      log.service(DID),
    ]);
    const whole = await signCredential({
      credential: buildAchievementCredential({ ...award, status: undefined }),
      cryptosuite: 'bbs-2023',
      signingKey,
      verificationMethod,
      created: NOW,
      random,
    });
    log.append(url, JSON.stringify(whole));
    const part = await deriveCredential({ credential: whole, selectivePointers: ['/credentialSubject'], random });
    const verdict = await world.verify(part, NOW, {}, { receipts: [await log.receipt(12)] });
    expect(said(verdict).slice(1, 3)).toEqual([
      'record.partly-shown',
      because('a part of the credential is shown, and the log knows it only as a whole.'),
    ]);
  });

  test('somebody who signs it beside its issuer takes nothing from it', async () => {
    const other = await testKey(22);
    const { proof } = credential;
    const signing = { signingKey: other, verificationMethod: other.keyId, created: NOW };
    const { proof: _, ...document } = credential;
    const theirs = await addProof({ document, ...signing, proofPurpose: 'assertionMethod' });
    const both = { ...credential, proof: [proof, theirs.proof].flat() };
    const verdict = await world.verify(both, NOW, {}, { receipts: [await log.receipt(4)] });
    expect(said(verdict).slice(0, 3)).toEqual(['valid', 'record.logged', IN_LOG]);
  });

  test('an issuer without a log, or with one that cannot be read', async () => {
    const keys = [{ id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase }];
    world.publishKeys(keys);
    expect(said(await verify())).toEqual([
      'valid',
      'record.none',
      'The issuer keeps no public log of its credentials.',
      'anchor.none',
      'The issuer records its log on no blockchain.',
    ]);
    world.publishKeys(keys, DID, [{ ...log.service(DID), serviceEndpoint: { uri: log.uri, verifierKeys: [] } }]);
    expect(said(await verify()).slice(0, 3)).toEqual([
      'valid',
      'record.log-unreadable',
      because('what the issuer says of its log cannot be read.'),
    ]);
    const bad = { uri: log.uri, verifierKeys: ['nonsense'] };
    world.publishKeys(keys, DID, [{ ...log.service(DID), serviceEndpoint: bad }]);
    expect(reasonOf(await verify([await log.receipt(4)]), 'record')).toBe('unknown record.log-unreadable');
  });
});

describe('C10 L03 the issuer’s log is asked about one credential only where the verifier wants it', () => {
  const receiptsAsked = () => world.fetched.filter((it) => it === log.receiptUrl(url)).length;

  test.each<[string, RecordPolicy | undefined, number]>([
    ['by default not', undefined, 0],
    ['where the answer hangs on it: not here', 'when-needed', 0],
    ['always', 'fetch', 1],
    ['at a log that is named', { logs: ['https://issuer.example/log'] }, 1],
    ['at another log', { logs: ['https://other.example/log'] }, 0],
  ])('%s', async (_, records, asked) => {
    world.published.set(log.receiptUrl(url), await log.receipt(4));
    const verdict = await verify([], records);
    expect(receiptsAsked()).toBe(asked);
    expect(reasonOf(verdict, 'record')).toBe(asked === 1 ? 'pass record.logged' : 'unknown record.not-asked');
  });

  test('a receipt that holds is not asked for again, unless the log was anchored since', async () => {
    const [early, late] = [await log.receipt(4), await log.receipt(4, {})];
    await verify([late], 'fetch');
    expect(receiptsAsked()).toBe(0);
    answers([log.chainAnswer()]);
    world.failing.set(log.receiptUrl(url), 'retrieval.unreachable');
    expect(said(await verify([early], 'fetch')).slice(1, 4)).toEqual(['record.logged', IN_LOG, 'anchor.not-yet']);
    world.failing.clear();
    world.published.set(log.receiptUrl(url), late);
    expect(said(await verify([early], 'fetch'))[3]).toBe('anchor.anchored-development');
    const asked = receiptsAsked();
    expect(said(await verify([early]))[3]).toBe('anchor.not-yet');
    expect(receiptsAsked()).toBe(asked);
  });

  test.each([
    ['retrieval.not-found', 'unknown record.no-receipt', because('the log of its issuer has no receipt for it.')],
    ['retrieval.unreachable', 'unknown retrieval.unreachable', because("the issuer's server could not be reached.")],
    ['retrieval.timeout', 'unknown retrieval.timeout', because("the issuer's server did not answer in time.")],
    [
      'retrieval.too-large',
      'unknown retrieval.too-large',
      because("the issuer's server gave an answer that is too large."),
    ],
  ] as const)('what came instead of a receipt: %s', async (reasonCode, expected, sentence) => {
    world.failing.set(log.receiptUrl(url), reasonCode);
    const verdict = await verify([], 'fetch');
    expect([reasonOf(verdict, 'record'), verdict.record?.log.sentence]).toEqual([expected, sentence]);
    expect(verdict.outcome).toBe('valid');
  });

  test('an answer that is no receipt', async () => {
    world.published.set(log.receiptUrl(url), '<html>');
    expect(reasonOf(await verify([], 'fetch'), 'record')).toBe('unknown record.receipt-unreadable');
  });

  test('C01 a log at an address that may not be visited is never asked', async () => {
    const keys = [
      {
        id: world.keyId,
        publicKeyMultibase: world.key.publicKeyMultibase,
        expires: new Date('2026-11-20T00:00:00Z'),
        logSize: 9,
      },
    ];
    for (const uri of [
      'http://169.254.169.254/log',
      'file:///etc/log',
      'https://a:b@issuer.example/log',
      'http://localhost:1/log',
    ]) {
      const { serviceEndpoint, ...service } = log.service(DID);
      world.publishKeys(keys, DID, [{ ...service, serviceEndpoint: { ...(serviceEndpoint as object), uri } }]);
      const before = world.fetched.length;
      const verdict = await verify([], 'fetch');
      expect(world.fetched.slice(before)).toEqual(['https://issuer.example/orgs/north/did.json']);
      expect([verdict.outcome, reasonOf(verdict, 'record')]).toEqual([
        'could-not-be-checked',
        'unknown record.no-address',
      ]);
    }
  });
});

describe('K11 K14 what the chain’s servers say', () => {
  const FORK = `0x${'11'.repeat(32)}`;

  test.each<[string, () => object[], string, string]>([
    [
      'none answered',
      () => [{ rpc: 'a', error: 'timeout' }],
      'anchor.no-answer',
      'no server of the blockchain answered.',
    ],
    ['none was asked', () => [], 'anchor.no-answer', 'no server of the blockchain answered.'],
    [
      'one of them another root',
      () => [log.chainAnswer(), log.chainAnswer({ rpc: 'b', root: FORK })],
      'anchor.servers-disagree',
      "the chain's servers disagree.",
    ],
    [
      'one of them another block',
      () => [log.chainAnswer(), log.chainAnswer({ rpc: 'b', blockHash: FORK })],
      'anchor.servers-disagree',
      "the chain's servers disagree.",
    ],
    [
      'two of three have it, one has not',
      () => [log.chainAnswer(), log.chainAnswer({ rpc: 'b' }), { rpc: 'c', root: null }],
      'anchor.servers-disagree',
      "the chain's servers disagree.",
    ],
    [
      'all have none',
      () => [{ rpc: 'a', root: null }],
      'anchor.not-found',
      'the blockchain has no such record of the log.',
    ],
    [
      'something else',
      () => [{ rpc: 'a', root: 'yes' }],
      'anchor.answer-unreadable',
      'what the servers of the blockchain answered cannot be read.',
    ],
  ])('%s: not anchored, and the rest stands', async (_, list, reasonCode, why) => {
    answers(list());
    const verdict = await verify([await log.receipt(4, {})]);
    expect(said(verdict)).toEqual(['valid', 'record.logged', IN_LOG, reasonCode, because(why)]);
    expect(verdict.record?.block).toBeUndefined();
  });

  test('one that fails beside one that answers is no disagreement', async () => {
    answers([{ rpc: 'a', error: 'timeout' }, log.chainAnswer({ rpc: 'b' })]);
    expect(said(await verify([await log.receipt(4, {})]))[3]).toBe('anchor.anchored-development');
  });

  test('another root for this size, under the issuer’s own publisher: the log was forked, and nothing of it counts', async () => {
    answers([log.chainAnswer({ root: FORK }), log.chainAnswer({ rpc: 'b', root: FORK })]);
    const verdict = await verify([await log.receipt(4, {})]);
    expect(said(verdict)).toEqual([
      'not-valid',
      'record.forked',
      'The log of its issuer was rewritten: the blockchain holds another state of it.',
      'anchor.other-root',
      'The blockchain holds another state of the log than the receipt shows.',
    ]);
    expect(verdict.sentence).toBe(`Not valid: ${verdict.record?.log.sentence}`);
  });

  test.each([
    ['publisher', { publisher: `0x${'22'.repeat(20)}` }],
    ['contract', { contract: `0x${'22'.repeat(20)}` }],
    ['chain', { chainId: 1 }],
  ])('a %s that the issuer does not name is not believed, and not asked', async (_, anchor) => {
    const verdict = await verify([await log.receipt(4, anchor)]);
    expect(said(verdict).slice(2)).toEqual([
      IN_LOG,
      'anchor.not-issuers',
      because('the receipt names a place on a blockchain that the issuer does not name as its own.'),
    ]);
    expect(world.fetched).toEqual(['https://issuer.example/orgs/north/did.json']);
  });

  test('what the receipt says of block and time is not believed, and the case of an address tells nothing', async () => {
    answers([log.chainAnswer({ block: 99 })]);
    const receipt = await log.receipt(4, { block: 3, publisher: ANCHOR.publisher.toLowerCase() });
    expect((await verify([receipt])).record?.block).toBe(99);
  });

  test('nobody here knows a server of the chain', async () => {
    for (const reasonCode of ['retrieval.offline', 'retrieval.not-found', 'retrieval.refused'] as const) {
      world.failing.set(log.chainUrl(), reasonCode);
      expect(said(await verify([await log.receipt(4, {})])).slice(3)).toEqual(['anchor.not-asked', NO_SERVER]);
    }
  });

  test('a receipt from before the log was anchored; a log that is never; and one that is not in it', async () => {
    expect(said(await verify([await log.receipt(4)])).slice(3)).toEqual([
      'anchor.not-yet',
      because('the receipt is from before the log was anchored.'),
    ]);
    expect(said(await verify())[3]).toBe('anchor.not-logged');
    publish([]);
    expect(said(await verify([await log.receipt(4)]))[3]).toBe('anchor.none');
  });
});

test('the address of a question says all of it, and nothing else is one', () => {
  const question = {
    anchor: { ...ANCHOR, contract: ANCHOR.contract.toLowerCase(), publisher: ANCHOR.publisher.toLowerCase() },
    origin: 'localhost:3000/log',
    size: 12,
  };
  const address = chainRecordUrl(question);
  expect(address).toBe(
    'eip155:31337/0x5fbdb2315678afecb367f032d93f642f64180aa3?publisher=0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266&origin=localhost%3A3000%2Flog&size=12',
  );
  expect(parseChainRecordUrl(address)).toEqual(question);
  const others = [
    'https://issuer.example/',
    address.replace('eip155:31337', 'eip155:0'),
    address.replace('size=12', 'size=-1'),
    address.replace('size=12', 'size=012'),
    `${address}&size=13`,
    address.replace('&origin=localhost%3A3000%2Flog', ''),
    address.toUpperCase(),
  ];
  for (const other of others) expect(parseChainRecordUrl(other)).toBeUndefined();
});
