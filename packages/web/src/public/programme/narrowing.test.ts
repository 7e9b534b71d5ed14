import { expect, it } from 'vitest';
import { narrowingOf } from './narrowing.ts';

const of = (query: string) => narrowingOf(new URL(`https://laurel.example/programmes?${query}`));

it('what narrows the catalogue is read out of the address', () => {
  expect(of('skill=Filing&level=EQF+4&language=de&provider=northfield&maxHours=25&price=free')).toEqual({
    skill: 'Filing',
    level: 'EQF 4',
    language: 'de',
    provider: 'northfield',
    maxHours: '25',
    price: 'free',
  });
});

it('what is empty or senseless narrows nothing, and breaks nothing', () => {
  expect(of('skill=&maxHours=many&price=cheap&maxHours2=1')).toEqual({});
  expect(of(`provider=${'x'.repeat(61)}&maxHours=99999`)).toEqual({});
});
