import { base64 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { TestWitness } from '../testing/test-witness.ts';
import { type LogPolicy, lackOf, witnessKeysOf } from './log-policy.ts';
import { noteVerifierKey } from './note-verifier-key.ts';
import { openCheckpoint } from './open-checkpoint.ts';
import { parseLogPolicy } from './parse-log-policy.ts';
import { witnessPolicy } from './witness-policy.ts';

const witnesses = Array.from({ length: 6 }, (_, at) => new TestWitness(`witness.example/w${at + 1}`, at + 1));
const keys = witnesses.map(({ verifierKey }) => verifierKey);
const [w1 = '', w2 = '', w3 = ''] = keys;
const log = noteVerifierKey({ name: 'issuer.example/log', publicKey: (await testKey(70)).publicKey });
const otherLog = noteVerifierKey({ name: 'other.example/log', publicKey: (await testKey(71)).publicKey });

/** The example of the specification, with keys in it. */
const EXAMPLE = `log ${log}

witness X1 ${keys[0]}
witness X2 ${keys[1]}
witness X3 ${keys[2]}
group X-witnesses 2 X1 X2 X3

witness Y1 ${keys[3]}
witness Y2 ${keys[4]}
witness Y3 ${keys[5]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

/** What a policy says of a checkpoint that these have cosigned. */
const lack = (policy: LogPolicy, cosigners: readonly string[], signedBy = [log]) =>
  lackOf(policy, { signedBy, cosignatures: cosigners.map((verifierKey) => ({ verifierKey })) });

/** The key of the first, under another name. */
const renamed = new TestWitness('elsewhere.example/w', 1).verifierKey;
const few = 'too-few-cosignatures';

describe('a policy of C2SP', () => {
  test('the example of the specification means what it says there: two of the one, and one of the other', () => {
    const policy = parseLogPolicy(EXAMPLE);
    const by = (...at: number[]) =>
      lack(
        policy,
        at.map((index) => keys[index] ?? ''),
      );
    expect(by(0, 1, 3)).toBeUndefined();
    expect(by(0, 1, 2, 3, 4, 5)).toBeUndefined();
    expect(by(1, 2, 5)).toBeUndefined();
    expect([by(), by(0, 1), by(0, 3), by(3, 4, 5), by(0, 1, 2), by(0, 3, 4, 5)]).toEqual(Array(6).fill(few));
  });

  test.each<[string, string, readonly string[], string | undefined]>([
    ['nobody need have', 'quorum none', [], undefined],
    ['nobody need have, with witnesses', `witness a ${w1}\nquorum none`, [], undefined],
    ['one witness, who has', `witness a ${w1}\nquorum a`, [w1], undefined],
    ['one witness, who has not', `witness a ${w1}\nwitness b ${w2}\nquorum a`, [w2], few],
    ['any of two', `witness a ${w1}\nwitness b ${w2}\ngroup g any a b\nquorum g`, [w2], undefined],
    ['all of two', `witness a ${w1}\nwitness b ${w2}\ngroup g all a b\nquorum g`, [w1], few],
    ['exactly as many', `witness a ${w1}\nwitness b ${w2}\ngroup g 2 a b\nquorum g`, [w1, w2], undefined],
    ['a group of one', `witness a ${w1}\ngroup g 1 a\nquorum g`, [w1], undefined],
    ['a stranger counts for nothing', `witness a ${w1}\ngroup g any a\nquorum g`, [w3], few],
  ])('%s', (_, text, cosigners, expected) => {
    expect(lack(parseLogPolicy(text), cosigners)).toBe(expected);
  });

  test('any of the logs in it will do, and no other; where there is none, any', () => {
    const both = parseLogPolicy(`log ${otherLog} https://other.example\nlog ${log}\nquorum none\n`);
    expect(lack(both, [])).toBeUndefined();
    expect(lack(both, [], ['third.example+00000000+AA=='])).toBe('unlisted-log');
    expect(lack(parseLogPolicy('quorum none'), [], [])).toBeUndefined();
  });

  test('blanks, tabs, comments and an order that is free are read; names are kept as they are', () => {
    const text = `# who counts\n\n \t# more\n\tquorum  none \nwitness K\u212a\t ${w1}  https://w.example/sub \n`;
    expect(parseLogPolicy(text)).toEqual({
      logs: [],
      witnesses: [{ name: 'K\u212a', verifierKey: w1, url: 'https://w.example/sub' }],
      groups: [],
      quorum: 'none',
    });
    // Octets that are no UTF-8 are names too, and two of them are not one.
    const bytes = (name: number) => [...new TextEncoder().encode('witness '), name, 0x20];
    const line = (name: number, key: string) => [...bytes(name), ...new TextEncoder().encode(`${key}\n`)];
    const octets = Uint8Array.from([
      ...line(0xe4, w1),
      ...line(0xe5, w2),
      ...new TextEncoder().encode('quorum none\n'),
    ]);
    expect(parseLogPolicy(octets).witnesses.map(({ name }) => name)).toEqual(['\u00e4', '\u00e5']);
  });

  test('a key of a kind that is not verified here is known, and never counts', async () => {
    const mlDsa = `witness.example/pq+0badcafe+${base64.encode(Uint8Array.of(6, ...new Uint8Array(1_312).fill(3)))}`;
    const policy = parseLogPolicy(`witness a ${w1}\nwitness b ${mlDsa}\ngroup g all a b\nquorum g`);
    const issuerLog = await TestLog.create();
    issuerLog.pad(3);
    const [witness] = witnesses;
    const note = (await witness?.cosign(await issuerLog.checkpoint())) ?? '';
    const opened = await openCheckpoint({ note, verifierKeys: [log], witnesses: witnessKeysOf(policy) });
    expect(opened.cosignatures).toHaveLength(1);
    expect(lackOf(policy, opened)).toBe(few);
    expect(codeOf(() => parseLogPolicy(`witness a ${mlDsa}\nwitness b ${mlDsa}\nquorum none`))).toBe(
      'log.policy-malformed',
    );
  });

  // Two keys of one name whose ids are the same four bytes.
  const [collides, with_] = [59_301, 153_389].map((seed) => new TestWitness('witness.example/w1', seed).verifierKey);
  test.each<[string, string]>([
    ['nothing', ''],
    ['no quorum', `witness a ${w1}\n`],
    ['two quorums', 'quorum none\nquorum none\n'],
    ['a quorum of nobody', 'quorum a\n'],
    ['a quorum of somebody later', `quorum a\nwitness a ${w1}\n`],
    ['a group of somebody later', `group g any a\nwitness a ${w1}\nquorum none\n`],
    ['a group of itself', 'group g any g\nquorum none\n'],
    ['a group of none', `witness a ${w1}\ngroup g any none\nquorum none\n`],
    ['a group of nobody', 'group g all\nquorum none\n'],
    ['more than there are', `witness a ${w1}\ngroup g 2 a\nquorum g\n`],
    ['a threshold of 0', `witness a ${w1}\ngroup g 0 a\nquorum g\n`],
    ['a threshold in another writing', `witness a ${w1}\ngroup g 01 a\nquorum g\n`],
    ['a threshold of no number', `witness a ${w1}\ngroup g most a\nquorum g\n`],
    ['a member twice', `witness a ${w1}\ngroup g 2 a a\nquorum g\n`],
    ['a member of two groups', `witness a ${w1}\ngroup g 1 a\ngroup h 1 a\nquorum g\n`],
    ['one name twice', `witness a ${w1}\nwitness a ${w2}\nquorum none\n`],
    ['a group with the name of a witness', `witness a ${w1}\ngroup a any a\nquorum none\n`],
    ['a witness that is named none', `witness none ${w1}\nquorum none\n`],
    ['a witness twice, under two names', `witness a ${w1}\nwitness b ${w1}\nquorum none\n`],
    ['one key twice, under two names of its own too', `witness a ${w1}\nwitness b ${renamed}\nquorum none\n`],
    ['two keys of one name and id', `witness a ${collides}\nwitness b ${with_}\nquorum none\n`],
    ['a log twice', `log ${log}\nlog ${log} https://x.example\nquorum none\n`],
    ['a log with the key of a witness', `log ${w1}\nquorum none\n`],
    ['a witness with the key of a log', `witness a ${log}\nquorum none\n`],
    ['a key that is none', 'witness a b\nquorum none\n'],
    ['a key with another id', `witness a ${w1.replace(/\+[0-9a-f]{8}\+/, '+00000000+')}\nquorum none\n`],
    ['a word too many', `witness a ${w1} https://x.example more\nquorum none\n`],
    ['an unknown line', 'trust me\nquorum none\n'],
    ['an end of line of elsewhere', 'quorum none\r\n'],
    ['a control character', 'quorum none\u0000\n'],
    ['too much', `${'#'.repeat(262_145)}\nquorum none\n`],
  ])('is refused where it has %s', (_, text) => {
    expect(codeOf(() => parseLogPolicy(text))).toBe('log.policy-malformed');
  });

  test('what is refused is told by its line', () => {
    expect(() => parseLogPolicy(`# first\nquorum none\nwitness a b c\n`)).toThrow(/line 3/);
  });

  test('32 logs, witnesses and groups are read, and no end of them is not', () => {
    const many = (count: number) => {
      const some = Array.from({ length: count }, (_, at) => new TestWitness(`w.example/${at}`, at + 1_000));
      const lines = some.flatMap(({ verifierKey }, at) => [`witness w${at} ${verifierKey}`, `group g${at} 1 w${at}`]);
      return parseLogPolicy(`${lines.join('\n')}\nquorum g${count - 1}\n`);
    };
    expect(many(32).groups).toHaveLength(32);
    expect(codeOf(() => many(129))).toBe('log.policy-malformed');
  });
});

describe('a policy of whoever knows some witnesses', () => {
  test('wants as many as it says, and none by itself', () => {
    expect(lack(witnessPolicy({ witnesses: keys }), [])).toBeUndefined();
    expect(witnessPolicy({ witnesses: [] })).toEqual({ logs: [], witnesses: [], groups: [], quorum: 'none' });
    const two = witnessPolicy({ witnesses: keys.slice(0, 3), quorum: 2 });
    expect([lack(two, [w1, w3]), lack(two, [w2])]).toEqual([undefined, few]);
  });

  test.each([
    ['more than it knows', { witnesses: [w1], quorum: 2 }],
    ['some of none', { witnesses: [], quorum: 1 }],
    ['a part of one', { witnesses: [w1], quorum: 0.5 }],
    ['fewer than none', { witnesses: [w1], quorum: -1 }],
    ['one key twice', { witnesses: [w1, renamed], quorum: 2 }],
    ['two lines in one key', { witnesses: [`${w1}\nquorum none`] }],
  ])('is refused where it wants %s', (_, input) => {
    expect(codeOf(() => witnessPolicy(input))).toBe('log.policy-malformed');
  });
});

describe('who has cosigned a checkpoint', () => {
  test('one key under two names is one witness, though its cosignature is right under both', async () => {
    const issuerLog = await TestLog.create();
    issuerLog.pad(3);
    const twice = new TestWitness('elsewhere.example/w', 1);
    const note = await twice.cosign((await witnesses[0]?.cosign(await issuerLog.checkpoint())) ?? '');
    const opened = await openCheckpoint({ note, verifierKeys: [log], witnesses: [w1, twice.verifierKey] });
    expect(opened.cosignatures.map(({ name }) => name)).toEqual(['witness.example/w1']);
  });

  test('the log is no witness of itself, under another name either', async () => {
    const issuerLog = await TestLog.create();
    issuerLog.pad(3);
    const { publicKey } = await testKey(70);
    const own = noteVerifierKey({ name: 'witness.example/w9', publicKey, type: 'cosignature' });
    const note = await issuerLog.checkpoint();
    // What the log signed as its time is right under any name.
    const [, line = ''] = note.split('\n').filter((it) => it.startsWith('— '));
    const bytes = base64.decode(line.split(' ')[2] ?? '');
    const id = Uint8Array.from(own.split('+')[1]?.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const renamedLine = `— witness.example/w9 ${base64.encode(Uint8Array.of(...id, ...bytes.subarray(4)))}\n`;
    const opened = await openCheckpoint({ note: note + renamedLine, verifierKeys: [log], witnesses: [own] });
    expect([opened.cosignatures, opened.signedBy]).toEqual([[], [log]]);
  });

  test('two keys with one name and id are told apart by what they signed, and neither stands for the other', async () => {
    const [one, other] = [59_301, 153_389].map((seed) => new TestWitness('witness.example/w1', seed));
    if (one === undefined || other === undefined) throw new Error('two were made');
    expect(one.verifierKey.split('+')[1]).toBe(other.verifierKey.split('+')[1]);
    const issuerLog = await TestLog.create();
    issuerLog.pad(3);
    const note = await other.cosign(await issuerLog.checkpoint());
    const open = (...known: TestWitness[]) =>
      openCheckpoint({ note, verifierKeys: [log], witnesses: known.map(({ verifierKey }) => verifierKey) });
    for (const known of [[one, other], [other, one], [other]]) {
      expect((await open(...known)).cosignatures.map(({ verifierKey }) => verifierKey)).toEqual([other.verifierKey]);
    }
    await expect(open(one)).rejects.toMatchObject({ code: 'log.cosignature-wrong' });
  });
});
