import { expect, test } from 'vitest';
import { withoutLookAlikes } from './without-look-alikes.ts';

const issuer = (id: string, name: string, listedBy = 'here') => ({ id: `did:web:${id}.example`, name, listedBy });
const namesOf = (own: ReturnType<typeof issuer>[], operator: ReturnType<typeof issuer>[] = []) =>
  withoutLookAlikes(own, operator).map(({ id }) => id.slice('did:web:'.length, -'.example'.length));

test('whoever was here first keeps the name', () => {
  expect(namesOf([issuer('a', 'Northern'), issuer('b', 'NORTHERN'), issuer('c', 'Southern')])).toEqual(['a', 'c']);
});

test('the operator’s entries go before anybody here', () => {
  expect(namesOf([issuer('a', 'Northern')], [issuer('z', 'N0rthern', 'registry')])).toEqual([]);
});

test('an organisation that the operator lists by its identifier is vouched for, whoever had the name before', () => {
  const [first, real] = [issuer('squatter', 'Northern'), issuer('real', 'Northern')];
  expect(namesOf([first, real], [{ ...real, listedBy: 'registry' }])).toEqual(['real']);
});

test('names of which nothing is left to compare are not each other’s', () => {
  expect(namesOf([issuer('a', '★'), issuer('b', '☆')])).toEqual(['a', 'b']);
});
