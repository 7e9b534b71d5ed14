import { performance } from 'node:perf_hooks';
import { endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const COUNT = 200;
const AT_ONCE = 20;

const { testApp, owner, organisationId, detailOf, issueTo, read, documentOf, verify } = await startIssuerWorld();
afterAll(() => testApp.stop());

async function inParts<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(act))));
  }
  return done;
}

test('D11 of many revocations at once none is lost, and the list is signed anew each time', {
  timeout: 300_000,
}, async () => {
  const people = Array.from({ length: COUNT + 1 }, (_, at) => `many-${at}@mail.example`);
  const [kept = '', ...ids] = (await inParts(people, (email) => issueTo(email))).map(({ body }) => body.id);
  const took: number[] = [];
  const answers = await inParts(ids, async (credentialId) => {
    const start = performance.now();
    const params = { organisationId, credentialId };
    const { status } = await callApi(testApp, endpoints.revokeCredential, {
      as: owner,
      params,
      body: { reason: 'Drill' },
    });
    took.push(performance.now() - start);
    return status;
  });
  expect(new Set(answers)).toEqual(new Set([200]));
  const details = await inParts([kept, ...ids], detailOf);
  const [list] = new Set(details.map(({ statusListUrl }) => statusListUrl));
  expect(new Set(details.map(({ statusListUrl }) => statusListUrl)).size).toBe(1);
  const published = await (await read(new URL(list ?? '').pathname)).text();
  const outcomes = await inParts(ids, async (id) => (await verify(await documentOf(id))).outcome);
  expect(outcomes.filter((outcome) => outcome !== 'not-valid')).toEqual([]);
  expect((await verify(await documentOf(kept))).outcome).toBe('valid');
  expect(await (await read(new URL(list ?? '').pathname)).text()).toBe(published);
  const worst = took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;
  process.stdout.write(
    `  D11: ${COUNT} revocations, ${AT_ONCE} at once: p99 ${worst.toFixed(0)} ms, list signed with each\n`,
  );
});
