import { expect, it } from 'vitest';
import { groupResults } from './group-results.ts';

const named = (...names: (string | undefined)[]) => names.map((name) => ({ name }));
const read = (...names: (string | undefined)[]) =>
  groupResults(named(...names)).map(({ whole, criteria }) => [whole.name, criteria.map(({ name }) => name)]);

it('puts the criteria of a rubric beneath their assessment, by their own names', () => {
  expect(read('The exam', 'The project', 'The project: Method', 'The project: Reasons', 'Weighted total')).toEqual([
    ['The exam', []],
    ['The project', ['Method', 'Reasons']],
    ['Weighted total', []],
  ]);
});

it('leaves alone what only looks alike: of another assessment, without a name, or with nothing after it', () => {
  expect(read('The project', 'The exam', 'The project: Method')).toEqual([
    ['The project', []],
    ['The exam', []],
    ['The project: Method', []],
  ]);
  expect(read(undefined, 'undefined: Method', 'The project', 'The project: ')).toEqual([
    [undefined, []],
    ['undefined: Method', []],
    ['The project', []],
    ['The project: ', []],
  ]);
});
