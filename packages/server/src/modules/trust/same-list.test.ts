import { expect, test } from 'vitest';
import { createKnownIssuers } from './known-issuers.ts';

test('while nobody comes or is renamed the list is the same array, so that names are compared once', async () => {
  let issuing = [{ did: 'did:web:a.example', name: 'Northern College' }];
  const known = createKnownIssuers({
    origin: 'https://learn.example.org',
    listedByOperator: [],
    issuing: async () => structuredClone(issuing),
  });
  const first = await known();
  expect(await known()).toBe(first);
  issuing = [{ did: 'did:web:a.example', name: 'Southern College' }];
  expect(await known()).toEqual([{ id: 'did:web:a.example', name: 'Southern College', listedBy: 'learn.example.org' }]);
  issuing = [];
  expect(await known()).toEqual([]);
});
