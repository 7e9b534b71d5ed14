import { describe, expect, it } from 'vitest';
import { nameOfCopy, nameOfWaiting } from './copy-name.ts';
import { forgetAll, forgetEnrolment, forgetOlder, forgetOthers, forgetTexts } from './forget-copies.ts';
import { memoryCaches } from './testing/memory-caches.ts';

const of = (personId: string, enrolmentId: string) => [
  nameOfCopy({ personId, enrolmentId, build: 'b', savedAt: 1 }),
  nameOfWaiting({ personId, enrolmentId }),
];
const ama = of('ama', '1');
const amaToo = of('ama', '2');
const kofi = of('kofi', '3');
const unknown = 'laurel-offline:of-a-later-kind';
const verify = 'laurel-verify-1';

function everything() {
  return memoryCaches(Object.fromEntries([...ama, ...amaToo, ...kofi, unknown, verify].map((name) => [name, {}])));
}

describe('forgetting', () => {
  it('leaves nothing of anybody, and lets other caches be', async () => {
    const caches = everything();
    await forgetAll(caches);
    expect(await caches.keys()).toEqual([verify]);
  });

  it('what can be read leaves what waits to be sent', async () => {
    const caches = everything();
    await forgetTexts(caches, '1');
    expect(await caches.keys()).toEqual([ama[1], ...amaToo, ...kofi, unknown, verify]);
    await forgetTexts(caches);
    expect(await caches.keys()).toEqual([ama[1], amaToo[1], kofi[1], verify]);
  });

  it('others leaves one’s own alone', async () => {
    const caches = everything();
    await forgetOthers(caches, 'ama');
    expect(await caches.keys()).toEqual([...ama, ...amaToo, verify]);
  });

  it('an older copy leaves the newer one, and what waits, alone', async () => {
    const newer = nameOfCopy({ personId: 'ama', enrolmentId: '1', build: 'c', savedAt: 2 });
    const caches = memoryCaches(Object.fromEntries([...ama, newer, ...amaToo].map((name) => [name, {}])));
    await forgetOlder(caches, newer);
    expect(await caches.keys()).toEqual([ama[1], newer, ...amaToo]);
  });

  it('one programme takes what waits there along', async () => {
    const caches = everything();
    await forgetEnrolment(caches, '1');
    expect(await caches.keys()).toEqual([...amaToo, ...kofi, unknown, verify]);
  });
});
