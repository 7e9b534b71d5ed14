import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaughtMail, type MailCatcher, startMailCatcher } from './mail-catcher.ts';

let directory: string;
let catcher: MailCatcher;
let clock = new Date('2026-11-24T08:00:00.000Z');

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'laurel-mail-'));
  catcher = await startMailCatcher({ directory, now: () => clock });
});

afterEach(async () => {
  await catcher.stop();
  await rm(directory, { recursive: true });
});

// Speaks SMTP as any mail client does: a line, an answer, the next line.
async function converse(lines: readonly string[]): Promise<string[]> {
  const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1').setEncoding('utf8');
  const answers: string[] = [];
  const pending = [...lines];
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('data', (text: string) => {
      const last = text.trimEnd().split('\r\n').at(-1) ?? '';
      if (/^\d{3}-/.test(last)) return;
      answers.push(last);
      const next = pending.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
    socket.once('close', () => resolve(answers));
  });
}

async function caught(): Promise<CaughtMail[]> {
  const names = (await readdir(directory)).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(directory, name), 'utf8')) as CaughtMail),
  );
}

const message = [
  'From: Laurel <no-reply@laurel.example>',
  'To: Amina <amina@learner.example>',
  'Subject: =?utf-8?q?Best=C3=A4tige_deine_Adresse?=',
  'X-Mail-Kind: verification',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Open http://localhost:3000/verify?token=3Dabc to go on.',
  '.',
].join('\r\n');
const conversation = [
  'EHLO localhost',
  'MAIL FROM:<no-reply@laurel.example>',
  'RCPT TO:<amina@learner.example>',
  'RCPT TO:<hidden@learner.example>',
  'DATA',
  message,
  'QUIT',
];

describe('startMailCatcher', () => {
  it('keeps what was said over SMTP, decoded, for everybody in the envelope', async () => {
    const answers = await converse(conversation);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([
      '220',
      '250',
      '250',
      '250',
      '250',
      '354',
      '250',
      '221',
    ]);
    const [mail] = await caught();
    expect(mail).toMatchObject({
      from: '"Laurel" <no-reply@laurel.example>',
      to: ['amina@learner.example', 'hidden@learner.example'],
      subject: 'Bestätige deine Adresse',
      text: expect.stringContaining('http://localhost:3000/verify?token=abc'),
      receivedAt: '2026-11-24T08:00:00.000Z',
      headers: { 'x-mail-kind': 'verification' },
    });
  });

  it('keeps the order of arrival in the names', async () => {
    await converse(conversation);
    clock = new Date('2026-11-24T08:00:01.000Z');
    await converse(conversation.map((line) => line.replace('verification', 'second')));
    expect((await caught()).map(({ headers }) => headers['x-mail-kind'])).toEqual(['verification', 'second']);
  });

  it('forgets the oldest beyond 500', async () => {
    const names = Array.from(
      { length: 500 },
      (_, index) => `2020-01-01T00-00-00.${String(index).padStart(3, '0')}Z-a.json`,
    );
    await Promise.all(names.map((name) => writeFile(path.join(directory, name), '{}')));
    await converse(conversation);
    const kept = (await readdir(directory)).sort();
    expect(kept).toHaveLength(500);
    expect(kept[0]).toBe(names[1]);
  });

  it('survives a client that breaks off in the middle', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1');
      socket.once('data', () => {
        socket.write('EHLO localhost\r\n');
        socket.resetAndDestroy();
        resolve();
      });
    });
    expect(await converse(conversation)).toHaveLength(8);
    expect(await caught()).toHaveLength(1);
  });
});
