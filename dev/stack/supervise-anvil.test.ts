import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startAnvil } from './anvil.ts';
import { superviseAnvil } from './supervise-anvil.ts';

let dataDirectory: string;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-anvil-'));
  await mkdir(path.join(dataDirectory, 'logs'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function call(url: string, method: string): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await response.json()) as { result: unknown }).result;
}

it('answers on this machine alone, with accounts of nobody', { timeout: 60_000 }, async () => {
  const chain = await superviseAnvil({ dataDirectory, report: () => undefined });
  stops.push(async () => chain?.stop());
  expect(chain?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await call(chain?.url ?? '', 'eth_chainId')).toBe('0x7a69');
  expect(await call(chain?.url ?? '', 'eth_accounts')).toEqual([]);
});

it('is gone once it was stopped', { timeout: 60_000 }, async () => {
  const anvil = await startAnvil({ logFile: path.join(dataDirectory, 'logs', 'chain.log') });
  await anvil.stop();
  await expect(call(anvil.url, 'eth_chainId')).rejects.toThrow('fetch failed');
});

it('is there again at the same address after it died', { timeout: 60_000 }, async () => {
  const told: string[] = [];
  const chain = await superviseAnvil({ dataDirectory, report: (line) => told.push(line) });
  stops.push(async () => chain?.stop());
  const url = chain?.url ?? '';
  process.kill(-(chain?.pid() ?? 0), 'SIGKILL');
  const block = () => call(url, 'eth_blockNumber').catch(() => undefined);
  await vi.waitUntil(async () => told.length > 0 && (await block()) === '0x0', { timeout: 30_000 });
  expect(told).toEqual(['The development chain ended unexpectedly, and is started again.']);
});
