import { base64, hex } from '@scure/base';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { verifySignature } from '../key/verify-signature.ts';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignCheckpoint } from './cosign-checkpoint.ts';
import { noteVerifierKey, parseNoteVerifierKey } from './note-verifier-key.ts';
import { type OpenCheckpointInput, openCheckpoint } from './open-checkpoint.ts';
import { formatNote, formatSignatures, parseNote, parseSignatures } from './parse-note.ts';
import { emptyRoot } from './root-of.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { addCosignatures, formatWitnessRequest } from './witness-request.ts';

const ORIGIN = 'localhost:3000/log';
const now = new Date('2026-11-26T08:00:00.900Z');
const root = new Uint8Array(32).fill(5);
let key: TestKey;
let other: TestKey;
let note: string;
let vkey: string;

/** The state of the log, signed by whichever key is asked for. */
const signedBy = (signer: TestKey, name = ORIGIN, size = 41) =>
  signCheckpoint({ origin: name, size, root, key: { name, publicKey: signer.publicKey, sign: signer.sign }, now });

/** What a witness answers who saw a state of the log a minute later. */
async function cosigned(witness: TestKey, name: string, state: string): Promise<string> {
  const key = { name, publicKey: witness.publicKey, sign: witness.sign };
  const later = new Date(now.getTime() + 60_000);
  return formatSignatures([await cosignCheckpoint({ text: parseNote(state).text, key, now: later })]);
}

async function codeOfOpening(input: OpenCheckpointInput): Promise<string> {
  try {
    await openCheckpoint(input);
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

beforeAll(async () => {
  [key, other] = [await testKey(61), await testKey(62)];
  vkey = noteVerifierKey({ name: ORIGIN, publicKey: key.publicKey });
  note = await signedBy(key);
});

describe('signed notes', () => {
  test('the example of the specification is right, and its key is written as it is there', async () => {
    const text = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    const verifierKey = parseNoteVerifierKey(text);
    const { text: message, signatures } = parseNote(
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    );
    const [signature] = signatures;
    expect(noteVerifierKey(verifierKey)).toBe(text);
    expect(signature).toMatchObject({ name: 'example.com/foo', keyId: 0x530d903a });
    const isRight = await verifySignature({
      algorithm: 'EdDSA',
      key: verifierKey.publicKey,
      data: Uint8Array.from(new TextEncoder().encode(message)),
      signature: Uint8Array.from(signature?.signature ?? []),
    });
    expect(isRight).toBe(true);
  });

  test('a text may hold empty lines: the last one divides it from the signatures', () => {
    const poem =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    const read = parseNote(poem);
    expect(read.text.endsWith('sole:\n\ned è subito sera.\n')).toBe(true);
    expect(formatNote(read)).toBe(poem);
  });

  const line = `— k ${base64.encode(new Uint8Array(68))}\n`;
  test.each([
    ['no signature', 'a\n\n'],
    ['no empty line', `a\n${line}`],
    ['no end of line', `a\n\n${line.trimEnd()}`],
    ['a line that is none', `a\n\n${line}- k AAAA\n`],
    ['another dash', `a\n\n– k ${base64.encode(new Uint8Array(68))}\n`],
    ['a name with a plus', `a\n\n${line.replace('k', 'k+')}`],
    ['a name with a space', `a\n\n${line.replace('k', 'k k')}`],
    ['a name with an unusual space', `a\n\n${line.replace('k', 'k\u3000')}`],
    ['no name', `a\n\n${line.replace('k', '')}`],
    ['base64 without its end', `a\n\n${line.replace('=', '')}`],
    ['base64url', `a\n\n— k ${'_'.repeat(92)}\n`],
    ['no more than the id of a key', `a\n\n— k AAAAAA==\n`],
    ['stray bits', `a\n\n— k AAAAAAB=\n`],
    ['a tabulator', `a\tb\n\n${line}`],
    ['a carriage return', `a\r\n\n${line}`],
    ['a zero', `a\u0000\n\n${line}`],
    ['half a character', `a\ud800\n\n${line}`],
    ['more signatures than anybody needs', `a\n\n${line.repeat(65)}`],
    ['no end', `a\n\n${line}`.padStart(300_000, 'a')],
  ])('a note with %s is refused', (_, text) => {
    expect(codeOf(() => parseNote(text))).toBe('log.note-malformed');
  });

  test('a note that is not UTF-8, or begins with a byte order mark in its bytes, is not read as another', () => {
    const bytes = new TextEncoder().encode(`a\n\n${line}`);
    expect(parseNote(bytes).text).toBe('a\n');
    expect(codeOf(() => parseNote(Uint8Array.of(0xff, ...bytes)))).toBe('log.note-malformed');
    expect(parseNote(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)).text).toBe('\ufeffa\n');
  });

  test('as many as 64 signatures are read', () => {
    expect(parseNote(`a\n\n${line.repeat(64)}`).signatures).toHaveLength(64);
  });

  test.each([
    'example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2',
    'example.com/foo+530d903a',
    '+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    '',
  ])('%j is no verifier key', (text) => {
    expect(codeOf(() => parseNoteVerifierKey(text))).toBe('log.key-malformed');
  });

  test('a key under which anything is signed is refused, and one of a kind not known here is told apart', () => {
    const weak = base64.encode(Uint8Array.of(1, 1, ...new Uint8Array(31)));
    expect(codeOf(() => parseNoteVerifierKey(`k+00000000+${weak}`))).toBe('key.refused');
    const unknown = base64.encode(Uint8Array.of(6, ...new Uint8Array(1_312)));
    expect(codeOf(() => parseNoteVerifierKey(`k+00000000+${unknown}`))).toBe('log.key-unsupported');
  });
});

describe('checkpoints', () => {
  test('one of the Go checksum database, signed by others, opens', async () => {
    const opened = await openCheckpoint({
      note: 'go.sum database tree\n63096908\n8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=\n\n— sum.golang.org Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=\n',
      verifierKeys: ['sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
      origin: 'go.sum database tree',
    });
    expect(opened).toMatchObject({ size: 63_096_908, cosignatures: [] });
    expect(opened.time).toBeUndefined();
  });

  test('one of a log of Certificate Transparency, with signatures of other kinds and of witnesses, opens', async () => {
    const real = [
      'arche2025h1.staging.ct.transparency.dev',
      '1432088532',
      'U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=',
      '',
      '— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=',
      '— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=',
      '— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==',
      '— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==',
      '— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==',
      '',
    ].join('\n');
    const keys = {
      verifierKeys: ['arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f'],
      witnesses: ['remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'],
    };
    expect(await openCheckpoint({ note: real, ...keys })).toMatchObject({
      origin: 'arche2025h1.staging.ct.transparency.dev',
      size: 1_432_088_532,
      cosignatures: [{ name: 'remora.n621.de', verifierKey: keys.witnesses[0], time: new Date(0x6a122120 * 1_000) }],
    });
    const altered = real.replace('1432088532', '1432088533');
    expect(await codeOfOpening({ note: altered, ...keys })).toBe('log.signature-wrong');
    expect(await codeOfOpening({ note: altered, verifierKeys: keys.verifierKeys })).toBe('log.signature-wrong');
    const earlier = real.replace('2net5wAAAABqEiEg', '2net5wAAAABqEiEf');
    expect(await codeOfOpening({ note: earlier, ...keys })).toBe('log.cosignature-wrong');
  });

  test('what a log signs, opens with its key, and carries the time in whole seconds', async () => {
    const opened = await openCheckpoint({ note, verifierKeys: [vkey] });
    expect(opened).toEqual({
      origin: ORIGIN,
      size: 41,
      root,
      time: new Date('2026-11-26T08:00:00Z'),
      signedBy: [vkey],
      cosignatures: [],
    });
    expect(note.split('\n').slice(0, 4)).toEqual([ORIGIN, '41', base64.encode(root), '']);
    expect(parseNote(note).signatures.map(({ name, signature }) => [name, signature.length])).toEqual([
      [ORIGIN, 64],
      [ORIGIN, 72],
    ]);
  });

  test('every altered byte of it is found out, but for those of what is not needed and then not there', async () => {
    const bytes = new TextEncoder().encode(note);
    const accepted: string[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      if ((await codeOfOpening({ note: changed, verifierKeys: [vkey] })) === 'accepted') {
        accepted.push(new TextDecoder().decode(changed));
      }
    }
    for (const changed of accepted) {
      // The name or the id of the second signature: it is then one of a key that nobody knows.
      expect((await openCheckpoint({ note: changed, verifierKeys: [vkey] })).time).toBeUndefined();
      expect(changed.split('\n').slice(0, 5)).toEqual(note.split('\n').slice(0, 5));
    }
    expect(accepted.length).toBeLessThan(ORIGIN.length + 10);
  });

  test('another key, another log, another name and no key open nothing', async () => {
    const otherKey = noteVerifierKey({ name: ORIGIN, publicKey: other.publicKey });
    const otherName = noteVerifierKey({ name: 'example.com/log', publicKey: key.publicKey });
    expect(await codeOfOpening({ note, verifierKeys: [otherKey] })).toBe('log.checkpoint-unsigned');
    expect(await codeOfOpening({ note, verifierKeys: [otherName] })).toBe('log.checkpoint-unsigned');
    expect(await codeOfOpening({ note, verifierKeys: [] })).toBe('log.checkpoint-unsigned');
    expect(await codeOfOpening({ note, verifierKeys: [vkey], origin: 'example.com/log' })).toBe('log.origin-wrong');
    expect(await codeOfOpening({ note, verifierKeys: ['nonsense'] })).toBe('log.key-malformed');
    // Its name is on the key: a log cannot speak for another one.
    const { name, publicKey, sign } = { ...key, name: 'example.com/log' };
    const foreign = signCheckpoint({ origin: ORIGIN, size: 1, root, key: { name, publicKey, sign }, now });
    await expect(foreign).rejects.toMatchObject({ code: 'log.origin-wrong' });
  });

  test('a cosignature of the log alone is not its signature', async () => {
    const lines = note.split('\n');
    const timeAlone = [...lines.slice(0, 4), ...lines.slice(5)].join('\n');
    expect(await codeOfOpening({ note: timeAlone, verifierKeys: [vkey] })).toBe('log.checkpoint-unsigned');
  });

  test('signatures of unknown keys are passed over, under the name of a known key too', async () => {
    const [stranger] = parseNote(await signedBy(other)).signatures;
    if (stranger === undefined) throw new Error('no signature');
    const { text, signatures } = parseNote(note);
    const more = formatNote({ text, signatures: [stranger, ...signatures, stranger] });
    expect(await codeOfOpening({ note: more, verifierKeys: [vkey] })).toBe('accepted');
    const unknownKind = `k+00000000+${base64.encode(Uint8Array.of(6, ...new Uint8Array(1_312)))}`;
    expect(await codeOfOpening({ note, verifierKeys: [unknownKind, vkey] })).toBe('accepted');
  });

  test('a wrong signature of a known key refuses the whole; so do two of one', async () => {
    const { text, signatures } = parseNote(note);
    const [first, second] = signatures;
    if (first === undefined || second === undefined) throw new Error('no signatures');
    const wrong = { ...second, signature: second.signature.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) };
    const opening = (them: typeof signatures) =>
      codeOfOpening({ note: formatNote({ text, signatures: them }), verifierKeys: [vkey] });
    expect(await opening([first, wrong])).toBe('log.signature-wrong');
    expect(await opening([first, { ...second, signature: second.signature.subarray(0, 8) }])).toBe(
      'log.signature-wrong',
    );
    expect(await opening([first, first])).toBe('log.note-malformed');
    expect(await opening([first, second, second])).toBe('log.note-malformed');
    // A time that no calendar has.
    const never = { ...second, signature: second.signature.map((byte, at) => (at === 0 ? 0x7f : byte)) };
    expect(await opening([first, never])).toBe('log.signature-wrong');
  });

  test('a witness that is known is named with its time; one that is not, is not', async () => {
    const name = 'witness.example/w1';
    const witnessed = addCosignatures(note, await cosigned(other, name, note));
    const witness = noteVerifierKey({ name, publicKey: other.publicKey, type: 'cosignature' });
    const opened = await openCheckpoint({ note: witnessed, verifierKeys: [vkey], witnesses: [witness] });
    expect(opened.cosignatures).toEqual([{ name, verifierKey: witness, time: new Date('2026-11-26T08:01:00Z') }]);
    expect(opened.time).toEqual(new Date('2026-11-26T08:00:00Z'));
    expect((await openCheckpoint({ note: witnessed, verifierKeys: [vkey] })).cosignatures).toEqual([]);
    const again = await cosigned(other, name, note);
    expect(codeOf(() => addCosignatures(witnessed, again))).toBe('log.note-malformed');
    // Signed by a witness of that name for another state.
    const moved = addCosignatures(note, await cosigned(other, name, await signedBy(key, ORIGIN, 42)));
    expect(await codeOfOpening({ note: moved, verifierKeys: [vkey], witnesses: [witness] })).toBe(
      'log.cosignature-wrong',
    );
    // The log is not its own witness.
    const own = noteVerifierKey({ name: ORIGIN, publicKey: key.publicKey, type: 'cosignature' });
    expect((await openCheckpoint({ note, verifierKeys: [vkey], witnesses: [own] })).cosignatures).toEqual([]);
  });

  test('an answer of a witness is lines of signatures, and can hold no text', async () => {
    const line = await cosigned(other, 'witness.example/w1', note);
    expect(parseSignatures(line + line)).toHaveLength(2);
    for (const answer of ['', '\n', 'text\n', `text\n\n${line}`, `${line}\n${line}`, line.trimEnd()]) {
      expect(codeOf(() => parseSignatures(answer))).toBe('log.note-malformed');
    }
  });

  test('a witness is asked in the form of tlog-witness', () => {
    expect(formatWitnessRequest({ oldSize: 3, proof: [root], note: 'a\n' })).toBe(
      `old 3\n${base64.encode(root)}\n\na\n`,
    );
    expect(formatWitnessRequest({ oldSize: 0, proof: [], note: 'a\n' })).toBe('old 0\n\na\n');
  });

  test('a signer that signs with another key, or gives something else, is found out', async () => {
    const sign = (signer: TestKey['sign']) =>
      signCheckpoint({
        origin: ORIGIN,
        size: 1,
        root,
        key: { name: ORIGIN, publicKey: key.publicKey, sign: signer },
        now,
      });
    for (const signer of [other.sign, async () => new Uint8Array(64), async () => new Uint8Array(63)]) {
      await expect(sign(signer)).rejects.toMatchObject({ code: 'proof.signer-failed' });
    }
  });

  const text = (...lines: string[]) => `${lines.join('\n')}\n`;
  const encoded = base64.encode(root);
  test.each([
    ['two lines', text('o', '1')],
    ['no end of line', `o\n1\n${encoded}`],
    ['no origin', text('', '1', encoded)],
    ['a zero before its size', text('o', '01', encoded)],
    ['a size with a sign', text('o', '+1', encoded)],
    ['a size beyond what is counted exactly', text('o', '9007199254740992', encoded)],
    ['a root that is too short', text('o', '1', base64.encode(root.subarray(1)))],
    ['a root that is not base64', text('o', '1', '?')],
    ['an empty line among the others', text('o', '1', encoded, '', 'x')],
    ['no entries and a root', text('o', '0', encoded)],
  ])('a text with %s is none', (_, malformed) => {
    expect(codeOf(() => parseCheckpoint(malformed))).toBe('log.checkpoint-malformed');
  });

  test('lines that follow are passed over, and an empty log has the root of nothing', () => {
    expect(parseCheckpoint(text('o', '1', encoded, 'more', 'and more'))).toEqual({ origin: 'o', size: 1, root });
    expect(parseCheckpoint(formatCheckpoint({ origin: 'o', size: 0, root: emptyRoot() })).size).toBe(0);
    expect(codeOf(() => formatCheckpoint({ origin: 'o', size: 0, root }))).toBe('log.checkpoint-malformed');
    expect(codeOf(() => formatCheckpoint({ origin: 'a b', size: 1, root }))).toBe('log.checkpoint-malformed');
    expect(codeOf(() => formatCheckpoint({ origin: 'o', size: 1.5, root }))).toBe('log.out-of-range');
    expect(hex.encode(emptyRoot()).slice(0, 8)).toBe('e3b0c442');
  });

  test('any text is read, or refused with a code, and what is read is written so again', () => {
    const part = fc.constantFrom('\n', '\n\n', '— ', 'k', ' ', line, 'a', '+', '41', encoded, '\u3000', '\u0000');
    const texts = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    let read = 0;
    fc.assert(
      fc.property(texts, (input) => {
        let parsed: ReturnType<typeof parseNote> | undefined;
        codeOf(() => (parsed = parseNote(input)));
        codeOf(() => parseCheckpoint(input));
        codeOf(() => parseNoteVerifierKey(input));
        if (parsed === undefined) return;
        read++;
        expect(formatNote(parsed)).toBe(input);
      }),
      fuzzRuns(20_000, 'notes'),
    );
    expect(read).toBeGreaterThan(5);
  });
});

const line = `— k ${base64.encode(new Uint8Array(68))}\n`;
