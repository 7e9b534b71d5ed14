import type { Log } from '@laurel/sdk';
import { createElement, type FunctionComponent } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { visitPage } from '../testing/visit-page.ts';
import LogPage, { loader } from './log-page.tsx';

const log: Log = {
  uri: 'https://laurel.example/log',
  origin: 'laurel.example/log',
  verifierKeys: ['laurel.example/log+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
  size: 1_432,
  root: 'U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=',
  checkpointAt: '2026-11-26T08:00:00.000Z',
  waiting: 2,
  witnesses: ['witness.example/w1', 'witness.example/w2'],
  anchor: {
    chainId: 31_337,
    contract: `0x${'5f'.repeat(20)}`,
    publisher: `0x${'f3'.repeat(20)}`,
    isDevelopmentChain: true,
    size: 1_400,
    transaction: `0x${'ab'.repeat(32)}`,
    block: 12,
    blockTime: '2026-11-26T07:59:00.000Z',
  },
};
const DEVELOPMENT = 'Development chain: proves the mechanism, not permanence.';

/** Only what this page is given; the router's other properties are not read by it. */
const Shown = LogPage as unknown as FunctionComponent<{ loaderData: { log: Log } }>;
const htmlOf = (changes: Partial<Log> = {}) =>
  render(createElement(Shown, { loaderData: { log: { ...log, ...changes } } }));
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the page of the log', () => {
  it('asks for nothing but the log, without an account', async () => {
    const { args, asked } = visitPage<Parameters<typeof loader>[0]>({
      path: '/log',
      api: { 'GET /api/v1/log': Response.json(log) },
    });
    expect(await loader(args)).toEqual({ log });
    expect(asked).toEqual([{ call: 'GET /api/v1/log', body: undefined }]);
  });

  it('says how long it is, who has cosigned it, and what checks it: the key whole, to be copied', () => {
    const text = textOf(htmlOf());
    expect(text).toContain('1,432');
    expect(text).toMatch(/witness\.example\/w1 and witness\.example\/w2/);
    expect(text).toContain(`laurel log verify ${log.uri} --key`);
    expect(text).toContain(log.verifierKeys[0]);
  });

  it('calls a development chain one, and no other chain so', () => {
    expect(textOf(htmlOf())).toContain(DEVELOPMENT);
    const anchor = log.anchor && { ...log.anchor, chainId: 11_155_111, isDevelopmentChain: false };
    const text = textOf(htmlOf({ anchor }));
    expect(text).not.toContain('Development chain');
    expect(text).toContain('Recorded up to entry number 1,400, in block 12 of chain 11155111.');
  });

  it('promises nothing of a chain where there is none', () => {
    const text = textOf(htmlOf({ anchor: null }));
    expect(text).toContain('Nothing of it has been recorded on a blockchain yet.');
    expect(text).not.toContain('Recorded up to');
  });

  it('says that an empty log is empty, and offers no check without a key', () => {
    const nothing = { size: 0, root: null, checkpointAt: null, waiting: 0, witnesses: [], anchor: null };
    const text = textOf(htmlOf({ ...nothing, verifierKeys: [] }));
    expect(text).toContain('Nothing has been issued here yet.');
    expect(text).toContain('nobody else');
    expect(text).not.toContain('Signed last');
    expect(text).not.toContain('laurel log verify');
  });

  it('shows a very long origin whole, and as text', () => {
    const uri = `https://${'a-very-long-name.'.repeat(12)}example/log`;
    expect(textOf(htmlOf({ uri }))).toContain(`laurel log verify ${uri} --key`);
    expect(htmlOf({ uri: 'https://x.example/<script>' })).not.toContain('<script>');
  });
});
