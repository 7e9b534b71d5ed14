import { expect, test } from 'vitest';
import { LIST_URL, reasonOf, TestWorld } from '../testing/test-world.ts';

test('what the issuer says of its list is passed on, and changes no outcome', async () => {
  const world = await TestWorld.create();
  const description = 'Closed on 2026-11-24: what was withdrawn later is not in this list.';
  await world.publishList(new Uint8Array(16_384), { description, validUntil: new Date('2099-01-01T00:00:00Z') });
  const verdict = await world.verify(await world.issue());
  expect(verdict.outcome).toBe('valid');
  expect(verdict.warnings).toMatchObject([{ reasonCode: 'status.list-remark', detail: description }]);
});

test('a remark that the issuer did not sign is passed on by nobody', async () => {
  const world = await TestWorld.create();
  const list = JSON.parse(world.published.get(LIST_URL) ?? '');
  world.published.set(LIST_URL, JSON.stringify({ ...list, description: 'Pay here: https://evil.example' }));
  const verdict = await world.verify(await world.issue());
  expect(reasonOf(verdict, 'status')).toBe('unknown status.list-not-genuine');
  expect(verdict.warnings).toEqual([]);
});
