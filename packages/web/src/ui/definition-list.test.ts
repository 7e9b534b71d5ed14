import type { ReactElement } from 'react';
import { expect, it } from 'vitest';
import { DefinitionList } from './definition-list.tsx';

it('facts of one name are told apart as the page changes', () => {
  const items = ['70%', '90%'].map((description) => ({ term: 'The plan', description }));
  const { props } = DefinitionList({ items }) as ReactElement<{ children: ReactElement[] }>;
  expect(new Set(props.children.map(({ key }) => key)).size).toBe(2);
});
