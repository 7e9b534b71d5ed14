import { expect, test } from 'vitest';
import { checkpointRegistry } from '../src/index.ts';
import { compile } from './compile.ts';

test('compiled again, the source gives the artefact byte for byte', () => {
  expect(compile().artefact).toEqual(checkpointRegistry);
});
