import { expect, test } from 'vitest';
import { statusListOf } from '../testing/status-list-of.ts';
import { refreshServices } from './refresh-service.ts';

const url = 'https://issuer.example/refresh/7f0c';

test.each<[string, unknown, number]>([
  ['Open Badges 3.0', { id: url, type: '1EdTechCredentialRefresh' }, 1],
  ['a type in an array', { id: url, type: ['1EdTechCredentialRefresh'] }, 1],
  [
    'several',
    [
      { id: url, type: '1EdTechCredentialRefresh' },
      { type: 'Other', url },
    ],
    2,
  ],
  ['none', undefined, 0],
  ['an address that nobody can visit', { id: 'urn:uuid:1', type: '1EdTechCredentialRefresh' }, 0],
  ['an address that runs', { id: 'javascript:alert(1)', type: '1EdTechCredentialRefresh' }, 0],
  ['no type', { id: url }, 0],
  ['no address', { type: '1EdTechCredentialRefresh' }, 0],
  ['a text', url, 0],
  ['a list of texts', [url], 0],
])('where a newer copy is: %s', (_, refreshService, count) => {
  expect(refreshServices(statusListOf('u', {}, { refreshService }))).toHaveLength(count);
});

test('the protocol and the address are told', () => {
  const refreshService = { id: url, type: '1EdTechCredentialRefresh' };
  expect(refreshServices(statusListOf('u', {}, { refreshService }))).toEqual([
    { type: '1EdTechCredentialRefresh', url },
  ]);
});
