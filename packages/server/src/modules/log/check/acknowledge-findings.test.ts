import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../testing/test-app.ts';

const { app, stop } = await startTestApp();
afterAll(() => stop());

describe('what was done about a finding', () => {
  test.each(['', ' ', '.', '—', 'x'])('is a word at least: not %j', async (reason) => {
    await expect(app.acknowledgeFindings({ reason })).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test.each(['Those five were issued anew.', 'أُعيد إصدارها', '已重新签发', 'Ça va'])(
    'is said in any language: %s',
    async (reason) => {
      expect(await app.acknowledgeFindings({ reason })).toEqual([]);
    },
  );
});
