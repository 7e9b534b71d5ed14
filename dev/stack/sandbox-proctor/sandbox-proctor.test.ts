import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SandboxProctor, startSandboxProctor } from './start-sandbox-proctor.ts';

const origin = 'http://localhost:3999';
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let folder: string;
let events: { type: string; data: { attemptRef: string; reason?: string } }[];
let laurel: Server;
let says: number;
let sandboxes: SandboxProctor[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-sandbox-'));
  [events, says, sandboxes] = [[], 204, []];
  laurel = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      expect(request.headers['webhook-signature']).toMatch(/^v1,/);
      if (says === 204) events.push(JSON.parse(body));
      response.writeHead(says).end();
    });
  });
  await new Promise<void>((resolve) => laurel.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const sandbox of sandboxes) await sandbox.stop();
  await new Promise((resolve) => laurel.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** A sandbox that knows Laurel; another one of the same file goes on with the same sessions. */
async function start(more: { endsAfterMs?: number; port?: number } = {}): Promise<SandboxProctor> {
  const sandbox = await startSandboxProctor({ origin, file: path.join(folder, 'sessions.json'), ...more });
  sandboxes.push(sandbox);
  // A port was asked for, so the address is no path.
  const { port } = laurel.address() as AddressInfo;
  await sandbox.serve({ eventsUrl: `http://127.0.0.1:${port}/events`, secret });
  return sandbox;
}

const linkOf = ({ linkTemplate }: SandboxProctor, back = `${origin}/learn/1/lessons/2`) =>
  new URL(linkTemplate.replace('{attemptRef}', 'a'.repeat(24)).replace('{returnUrl}', encodeURIComponent(back)));
const look = async (link: URL) => (await fetch(link)).text();
const press = async (link: URL, what: string) => {
  const response = await fetch(`${link.origin}${link.pathname}/${what}${link.search}`, { method: 'POST' });
  return { status: response.status, text: await response.text() };
};
const told = () => events.map(({ type }) => type);

describe('the sandbox proctor', () => {
  it('says that nobody watches, and tells Laurel what is pressed, each once', async () => {
    const link = linkOf(await start());
    const before = await look(link);
    expect(before).toContain('Nobody watches.');
    expect(before).toContain('Begin the session');
    expect(events).toEqual([]);
    expect((await press(link, 'begin')).text).toContain('Your session runs');
    await press(link, 'begin');
    expect((await press(link, 'flag')).text).toContain('One thing was flagged, made up by the sandbox');
    expect((await press(link, 'end')).text).toContain('Your session has ended');
    await press(link, 'end');
    await press(link, 'flag');
    expect(told()).toEqual(['session.started', 'session.flagged', 'session.ended']);
    expect(events[1]?.data).toMatchObject({ attemptRef: 'a'.repeat(24), reason: expect.stringMatching(/^Made up by/) });
  });

  it('has its learner’s session after a new start, at the same address, and ends it by itself', async () => {
    const first = await start();
    const link = linkOf(first);
    await press(link, 'begin');
    await first.stop();
    await start({ port: Number(link.port), endsAfterMs: 0 });
    await vi.waitUntil(() => told().includes('session.ended'), { timeout: 10_000 });
    await vi.waitUntil(async () => (await look(link)).includes('Your session has ended'), { timeout: 10_000 });
  });

  it('takes another port where its own is taken', async () => {
    const first = await start();
    const second = await start({ port: Number(linkOf(first).port) });
    expect(linkOf(second).port).not.toBe(linkOf(first).port);
    expect((await fetch(linkOf(second))).status).toBe(200);
  });

  it('keeps nothing that Laurel did not take, and says so', async () => {
    const link = linkOf(await start());
    says = 404;
    const refused = await press(link, 'begin');
    expect([refused.status, refused.text.includes('Laurel knows no session by this link')]).toEqual([502, true]);
    says = 204;
    expect((await press(link, 'flag')).text).toContain('has not begun');
    expect((await press(link, 'begin')).text).toContain('Your session runs');
  });

  it('is on a host to which no cookie of Laurel is sent, and leads back to Laurel alone', async () => {
    const sandbox = await start();
    expect(linkOf(sandbox).hostname).toBe('127.0.0.1');
    await press(linkOf(sandbox), 'begin');
    expect(await look(linkOf(sandbox))).toContain(`href="${origin}/learn/1/lessons/2"`);
    for (const back of ['https://elsewhere.example/', 'javascript:alert(1)', `${origin}@elsewhere.example/`])
      expect(await look(linkOf(sandbox, back))).not.toContain('href');
    const response = await fetch(`${linkOf(sandbox).origin}/`);
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([
      404,
      expect.stringContaining("default-src 'none'"),
    ]);
  });
});
