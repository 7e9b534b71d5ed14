import { describe, expect, it } from 'vitest';
import { isForOffline, isTooOld, nameOfCopy, nameOfWaiting, ownerOf, readCopyName } from './copy-name.ts';

const copy = { personId: 'person-1', enrolmentId: 'enrolment-1', build: '4f3a', savedAt: 1_764_000_000_000 };
const day = 86_400_000;

describe('the name of a copy', () => {
  it('says whose it is, of what, of which build and when, and is read back as it was written', () => {
    expect(nameOfCopy(copy)).toContain('person-1');
    expect(readCopyName(nameOfCopy(copy))).toEqual(copy);
  });

  it('is not found in what was not written so', () => {
    for (const name of ['', 'laurel-verify-1', 'laurel-offline:copy:a:b', `${nameOfCopy(copy)}:x`, nameOfWaiting(copy)])
      expect(readCopyName(name)).toBeUndefined();
  });

  it('is known as one for offline reading, whichever Laurel wrote it; other caches are not', () => {
    for (const name of [nameOfCopy(copy), nameOfWaiting(copy), 'laurel-offline:of-a-later-kind'])
      expect(isForOffline(name)).toBe(true);
    for (const name of ['laurel-verify-1', 'laurel-offline', 'other']) expect(isForOffline(name)).toBe(false);
  });

  it('and that of what waits name their owner', () => {
    expect(ownerOf(nameOfCopy(copy))).toMatchObject({ personId: 'person-1', enrolmentId: 'enrolment-1' });
    expect(ownerOf(nameOfWaiting(copy))).toEqual({ personId: 'person-1', enrolmentId: 'enrolment-1' });
    expect(ownerOf('laurel-offline:of-a-later-kind')).toBeUndefined();
  });

  it('is shown for no longer than a session lasts', () => {
    expect(isTooOld(copy, copy.savedAt + 30 * day)).toBe(false);
    expect(isTooOld(copy, copy.savedAt + 30 * day + 1)).toBe(true);
  });
});
