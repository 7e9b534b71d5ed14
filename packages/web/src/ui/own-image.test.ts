import { expect, it } from 'vitest';
import { ownImage } from './own-image.ts';

it.each([
  ['https://laurel.example/files/1', true],
  ['/files/1', true],
  ['https://elsewhere.example/pixel.png', false],
  ['//elsewhere.example/pixel.png', false],
  ['data:image/png;base64,AAAA', false],
  ['javascript:alert(1)', false],
  ['', false],
  [null, false],
])('the image %s is shown: %s', (url, shown) => {
  expect(ownImage(url, 'https://laurel.example') !== undefined).toBe(shown);
});
