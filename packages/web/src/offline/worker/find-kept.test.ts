import { describe, expect, it } from 'vitest';
import { nameOfCopy } from '../copy-name.ts';
import { memoryCaches } from '../testing/memory-caches.ts';
import { findKept } from './find-kept.ts';

const now = 1_764_000_000_000;
const minute = 60_000;
const about = { 'https://about.invalid/': '{}' };
const name = (savedAt: number, enrolmentId = 'e') => nameOfCopy({ personId: 'p', enrolmentId, build: 'b', savedAt });

async function found(content: Parameters<typeof memoryCaches>[0], address = '/learn/e') {
  return (await findKept(memoryCaches(content), address, now))?.text();
}

describe('what was kept', () => {
  it('is found under its address, the newest copy first', async () => {
    const older = { [name(now - 2 * minute)]: { ...about, '/learn/e': 'older', '/learn/e/lessons/1': 'lesson' } };
    const newer = { [name(now - minute)]: { ...about, '/learn/e': 'newer' } };
    expect(await found({ ...older, ...newer })).toBe('newer');
    expect(await found({ ...older, ...newer }, '/learn/e/lessons/1')).toBe('lesson');
    expect(await found({ ...older, ...newer }, '/learn/other')).toBeUndefined();
  });

  it('is not shown while its copy is not whole', async () => {
    expect(await found({ [name(now)]: { '/learn/e': 'half' } })).toBeUndefined();
  });

  it('is not shown once it is too old', async () => {
    const page = { ...about, '/learn/e': 'old' };
    expect(await found({ [name(now - 29 * 1440 * minute)]: page })).toBe('old');
    expect(await found({ [name(now - 31 * 1440 * minute)]: page })).toBeUndefined();
  });

  it('is looked for in no cache of another kind', async () => {
    expect(await found({ 'laurel-verify-1': { ...about, '/learn/e': 'other' } })).toBeUndefined();
  });
});
