import { beforeEach, describe, expect, test } from 'vitest';
import type { LogPolicy } from '../../log/log-policy.ts';
import { noteVerifierKey } from '../../log/note-verifier-key.ts';
import { parseLogPolicy } from '../../log/parse-log-policy.ts';
import { witnessPolicy } from '../../log/witness-policy.ts';
import type { SecuredCredential } from '../../model/credential.ts';
import { testKey } from '../../testing/test-issuer.ts';
import { ANCHOR, TestLog } from '../../testing/test-log.ts';
import { TestWitness } from '../../testing/test-witness.ts';
import { award, DID, NOW, reasonOf, TestWorld } from '../../testing/test-world.ts';
import type { VerificationPolicy } from '../verify-credential.ts';

const [one, two, three] = ['w1', 'w2', 'w3'].map((name, at) => new TestWitness(`witness.example/${name}`, at + 1)) as [
  TestWitness,
  TestWitness,
  TestWitness,
];
const known = [one, two, three].map(({ verifierKey }) => verifierKey);
const wanting = (quorum: number) => witnessPolicy({ witnesses: known, quorum });

let world: TestWorld;
let log: TestLog;
let credential: SecuredCredential;
beforeEach(async () => {
  [world, log] = [await TestWorld.create(), await TestLog.create()];
  publish();
  credential = await world.issue({ status: undefined });
  log.pad(2);
  log.append(award.credentialUrl, JSON.stringify(credential));
});

function publish(
  key: { expires?: Date; revoked?: Date; logSize?: number } = {},
  anchors: (typeof ANCHOR)[] = [],
): void {
  const keys = [{ id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase, ...key }];
  world.publishKeys(keys, DID, [log.service(DID, anchors)]);
}

/** The receipt, with what these have cosigned; or what somebody says that they have. */
async function receiptBy(witnesses: readonly TestWitness[], text?: string): Promise<string> {
  const receipt = JSON.parse(await log.receipt(2));
  for (const witness of witnesses) receipt.checkpoint = await witness.cosign(receipt.checkpoint, text);
  return JSON.stringify(receipt);
}

const verify = (receipts: readonly string[], logPolicy?: LogPolicy, policy: VerificationPolicy = {}) =>
  world.verify(credential, NOW, { ...policy, logPolicy }, { receipts, logPolicy });

const IN_LOG = 'In the log since 24 November 2026, 10:00 UTC';
const because = (why: string) => `Could not be checked, because ${why}`;

describe('who knows witnesses is told how many of them cosigned', () => {
  test.each<[string, number, readonly TestWitness[], string, string]>([
    [
      'two, none asked',
      0,
      [one, three],
      'pass record.logged',
      `${IN_LOG}; 2 of the 3 witnesses that are known here have cosigned it.`,
    ],
    [
      'one, none asked',
      0,
      [one],
      'pass record.logged',
      `${IN_LOG}; 1 of the 3 witnesses that are known here has cosigned it.`,
    ],
    [
      'none, none asked',
      0,
      [],
      'pass record.logged',
      `${IN_LOG}; none of the 3 witnesses that are known here has cosigned it.`,
    ],
    [
      'as many as asked',
      2,
      [one, two],
      'pass record.logged',
      `${IN_LOG}; 2 of the 3 witnesses that are known here have cosigned it.`,
    ],
    [
      'all',
      3,
      [one, two, three],
      'pass record.logged',
      `${IN_LOG}; 3 of the 3 witnesses that are known here have cosigned it.`,
    ],
    [
      'fewer than asked',
      2,
      [two],
      'unknown record.too-few-cosignatures',
      because('only 1 of the 3 witnesses that are known here has cosigned what the log says.'),
    ],
    [
      'fewer than all',
      3,
      [one, two],
      'unknown record.too-few-cosignatures',
      because('only 2 of the 3 witnesses that are known here have cosigned what the log says.'),
    ],
    [
      'none of those asked',
      1,
      [],
      'unknown record.too-few-cosignatures',
      because('none of the 3 witnesses that are known here has cosigned what the log says.'),
    ],
    [
      'strangers',
      1,
      [new TestWitness('stranger.example/w', 9)],
      'unknown record.too-few-cosignatures',
      because('none of the 3 witnesses that are known here has cosigned what the log says.'),
    ],
    [
      'one key under two names',
      2,
      [one, new TestWitness('elsewhere.example/w', 1)],
      'unknown record.too-few-cosignatures',
      because('only 1 of the 3 witnesses that are known here has cosigned what the log says.'),
    ],
  ])('%s', async (_, quorum, cosigners, reason, sentence) => {
    const verdict = await verify([await receiptBy(cosigners)], wanting(quorum));
    expect([reasonOf(verdict, 'record'), verdict.record?.log.sentence]).toEqual([reason, sentence]);
    const cosigned = new Set(cosigners.filter(({ verifierKey }) => known.includes(verifierKey)));
    expect(verdict.record?.witnesses).toEqual({ known: 3, cosigned: cosigned.size });
    // Not enough for the record, which this verifier has not required.
    expect(verdict.outcome).toBe('valid');
  });

  test('and by their names; one alone in words of its own', async () => {
    const verdict = await verify([await receiptBy([three, one])], wanting(0));
    expect(verdict.technical.record?.witnesses).toEqual(['witness.example/w3', 'witness.example/w1']);
    const alone = witnessPolicy({ witnesses: [one.verifierKey], quorum: 1 });
    expect((await verify([await receiptBy([one])], alone)).record?.log.sentence).toBe(
      `${IN_LOG}; the one witness that is known here has cosigned it.`,
    );
    expect((await verify([await receiptBy([two])], alone)).record?.log.sentence).toBe(
      because('the one witness that is known here has not cosigned what the log says.'),
    );
  });

  test('who knows none hears of none, whoever cosigned, rightly or not', async () => {
    const receipts = [await receiptBy([one, two]), await receiptBy([one], 'another.example/log\n1\nAAAA\n')];
    for (const receipt of receipts) {
      const verdict = await verify([receipt]);
      expect(verdict.record).toMatchObject({ log: { reasonCode: 'record.logged', sentence: `${IN_LOG}.` } });
      expect([verdict.record?.witnesses, verdict.technical.record?.witnesses]).toEqual([undefined, undefined]);
    }
  });
});

describe('K14 a receipt that is not enough shows nothing', () => {
  test('a required record is then not known, and is with one more cosignature', async () => {
    const required = { record: 'required' } as const;
    const few = await verify([await receiptBy([one])], wanting(2), required);
    expect([few.outcome, few.sentence]).toEqual([
      'could-not-be-checked',
      because('only 1 of the 3 witnesses that are known here has cosigned what the log says.'),
    ]);
    expect((await verify([await receiptBy([one, two])], wanting(2), required)).outcome).toBe('valid');
  });

  test('a cosignature that a known witness never gave is said to be none, and the log may be asked anew', async () => {
    const forged = await receiptBy([one], 'issuer.example/log\n9\nAAAA\n');
    const verdict = await verify([forged], wanting(0));
    expect([reasonOf(verdict, 'record'), verdict.record?.log.sentence]).toEqual([
      'unknown record.cosignature-wrong',
      because('the receipt has a cosignature that a witness known here never gave.'),
    ]);
    world.published.set(log.receiptUrl(award.credentialUrl), await receiptBy([one]));
    const gathering = { receipts: [forged], records: 'fetch', logPolicy: wanting(1) } as const;
    const asked = await world.verify(credential, NOW, { logPolicy: wanting(1) }, gathering);
    expect(reasonOf(asked, 'record')).toBe('pass record.logged');
  });

  test('a newer receipt is asked for where it may be, and kept only where it shows more', async () => {
    const given = await receiptBy([one]);
    const asking = (fetched: string, logPolicy: LogPolicy, receipts = [given]) => {
      world.published.set(log.receiptUrl(award.credentialUrl), fetched);
      return world.verify(credential, NOW, { logPolicy }, { receipts, records: 'fetch', logPolicy });
    };
    expect((await asking(await receiptBy([one, two]), wanting(2))).record?.witnesses?.cosigned).toBe(2);
    // The log has forgotten what its witnesses said; what came along is better.
    const both = await receiptBy([one, two]);
    publish({}, [ANCHOR]);
    const anchored = JSON.stringify({ ...JSON.parse(await log.receipt(2, {})) });
    const kept = await asking(anchored, wanting(2), [both]);
    expect(kept.record).toMatchObject({ log: { reasonCode: 'record.logged' }, witnesses: { cosigned: 2 } });
    // Of several that came along, that which is enough counts, wherever it stands.
    expect(reasonOf(await verify([given, both], wanting(2)), 'record')).toBe('pass record.logged');
  });

  test.each<[string, number, Parameters<typeof publish>[0], readonly string[]]>([
    [
      'retired, witnessed',
      2,
      { expires: new Date('2026-11-20T00:00:00Z'), logSize: 9 },
      ['valid', 'pass issuer.key-owner'],
    ],
    [
      'retired, not witnessed',
      3,
      { expires: new Date('2026-11-20T00:00:00Z'), logSize: 9 },
      ['could-not-be-checked', 'unknown issuer.key-retired-unknown'],
    ],
    [
      'stolen, witnessed',
      2,
      { revoked: new Date('2026-11-20T00:00:00Z'), logSize: 9 },
      ['valid', 'pass issuer.key-owner'],
    ],
    [
      'stolen, not witnessed',
      3,
      { revoked: new Date('2026-11-20T00:00:00Z'), logSize: 9 },
      ['could-not-be-checked', 'unknown issuer.key-compromised-unknown'],
    ],
    // What speaks against it counts from anybody's mouth: the log's own is enough.
    [
      'back-dated, not witnessed',
      3,
      { revoked: new Date('2026-11-20T00:00:00Z'), logSize: 2 },
      ['not-valid', 'fail issuer.back-dated'],
    ],
  ])('a key that was given up: %s', async (_, quorum, key, expected) => {
    publish(key);
    const verdict = await verify([await receiptBy([one, two])], wanting(quorum));
    expect([verdict.outcome, reasonOf(verdict, 'issuer')]).toEqual(expected);
  });

  test('a log that the chain contradicts is rewritten, whether or not enough have cosigned', async () => {
    publish({}, [ANCHOR]);
    const forked = log.chainAnswer({ root: `0x${'11'.repeat(32)}` });
    world.published.set(log.chainUrl(), JSON.stringify({ answers: [forked] }));
    expect(reasonOf(await verify([await log.receipt(2, {})], wanting(3)), 'record')).toBe('fail record.forked');
  });
});

describe('a policy that lists logs', () => {
  test('the issuer’s own among them counts; another’s does not', async () => {
    const [mine = ''] = (log.service(DID).serviceEndpoint as { verifierKeys: string[] }).verifierKeys;
    const listed = parseLogPolicy(`log ${mine}\nquorum none\n`);
    expect(reasonOf(await verify([await log.receipt(2)], listed), 'record')).toBe('pass record.logged');
    const other = await TestLog.create({ host: 'other.example', seed: 71 });
    const [theirs = ''] = (other.service(DID).serviceEndpoint as { verifierKeys: string[] }).verifierKeys;
    const verdict = await verify([await log.receipt(2)], parseLogPolicy(`log ${theirs}\nquorum none\n`));
    expect([verdict.outcome, reasonOf(verdict, 'record'), verdict.record?.log.sentence]).toEqual([
      'valid',
      'unknown record.log-not-listed',
      because('the log of its issuer is not among those that count here.'),
    ]);
  });
});

test('a witness with the key of the log counts for nothing', async () => {
  const { publicKey } = await testKey(70);
  const own = noteVerifierKey({ name: log.origin, publicKey, type: 'cosignature' });
  const verdict = await verify([await log.receipt(2)], witnessPolicy({ witnesses: [own], quorum: 1 }));
  expect(reasonOf(verdict, 'record')).toBe('unknown record.too-few-cosignatures');
});
