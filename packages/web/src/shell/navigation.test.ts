import { describe, expect, it } from 'vitest';
import { createText } from '../text/create-text.ts';
import { mainNavigation } from './navigation.ts';

const { t } = createText('en');
const organisation = (id: string) => ({ organisationId: id, organisationName: id.toUpperCase() });
const paths = (...ids: string[]) =>
  mainNavigation(t, { id: 'amara', name: 'Amara', memberships: ids.map(organisation) }).map(({ to }) => to);

describe('the header', () => {
  it('offers strangers what needs no account', () => {
    expect(mainNavigation(t, null).map(({ to }) => to)).toEqual(['/programmes', '/verify']);
  });

  it('offers people their own first, and the console only to members', () => {
    expect(paths()).toEqual(['/learn', '/credentials', '/programmes', '/verify']);
    expect(paths('northfield')).toContain('/issuer/northfield');
  });

  it('keeps its size however many organisations one belongs to', () => {
    expect(paths('a', 'b', 'c')).toEqual(['/learn', '/credentials', '/issuer', '/programmes', '/verify']);
  });
});
