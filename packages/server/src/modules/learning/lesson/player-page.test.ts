import { expect, test } from 'vitest';
import { playerPageAt } from './player-page.ts';

test.each([
  ['https://www.youtube.com/watch?v=1', 'www.youtube.com'],
  ['https://youtu.be/1', 'youtu.be'],
  ['https://player.vimeo.com/video/1', 'player.vimeo.com'],
  ['https://player.vimeo.com/progressive_redirect/playback/1/rendition/720p/file.mp4?loc=external', undefined],
  ['https://notyoutube.com/watch?v=1', undefined],
  ['https://media.example/youtube.com/1', undefined],
  ['https://laurel.example/files/1', undefined],
])('%s', (address, host) => {
  expect(playerPageAt(address)).toBe(host);
});
