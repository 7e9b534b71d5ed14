import { expect, it } from 'vitest';
import { sampleVerdict } from '../testing/sample-verdict.ts';
import { resultFile } from './result-file.ts';

it('the result for machines has every verdict and refusal with its place, the day in its name, and not what was pasted', () => {
  const verdict = sampleVerdict();
  const path = [{ in: 'zip', entry: 'ada.json' }] as const;
  const refused = { fileName: 'all.zip', path: [], code: 'container.no-credential', sentence: 'None.', whatToDo: '' };
  const { name, text } = resultFile(
    {
      typed: 'a secret',
      fileNames: ['all.zip'],
      verified: [{ fileName: 'all.zip', path, verdict, checkedBy: 'browser' }],
      refused: [refused],
    },
    new Date('2026-11-26T10:00:00Z'),
  );
  expect(name).toBe('verification-2026-11-26.json');
  expect(JSON.parse(text)).toEqual({
    answers: [{ fileName: 'all.zip', path, checkedBy: 'browser', verdict }],
    refused: [refused],
  });
});
