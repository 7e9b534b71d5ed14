import type { EnrolmentDetail } from '@laurel/sdk';
import { copyHeader } from './copy-header.ts';
import { nameOfCopy } from './copy-name.ts';
import { forgetOlder } from './forget-copies.ts';
import { type About, writeAbout } from './read-about.ts';
import { filesToKeep, lessonsToKeep, pagesToKeep } from './what-to-keep.ts';
import { findKept } from './worker/find-kept.ts';

/** How far a copy has come. */
export interface CopyProgress {
  done: number;
  total: number;
  bytes: number;
}

export interface CopyInput {
  enrolment: EnrolmentDetail;
  personId: string;
  build: string;
  signal: AbortSignal;
  onProgress: (progress: CopyProgress) => void;
}

/** The server does not give a page of a copy: the session or the enrolment is over. */
export class CopyRefused extends Error {}

/**
 * Keeps the pages of a programme and the files they need, whole answers with their headers: the policy of a kept page names
 * the nonce of its own scripts. What is made half is removed; an older copy goes once the new one is whole.
 *
 * @throws CopyRefused, or what the browser throws without a connection or without room
 */
export async function makeCopy(input: CopyInput): Promise<void> {
  const { enrolment, personId, build } = input;
  const name = nameOfCopy({ personId, enrolmentId: enrolment.id, build, savedAt: Date.now() });
  try {
    const cache = await caches.open(name);
    const bytes = await keepAll(cache, input);
    const { programmeTitle, version, lessonsDone } = enrolment;
    const about: About = { programmeTitle, version, lessons: lessonsToKeep(enrolment).length, lessonsDone, bytes };
    await writeAbout(cache, about);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await forgetOlder(caches, name);
}

async function keepAll(cache: Cache, { enrolment, signal, onProgress }: CopyInput): Promise<number> {
  const pages = pagesToKeep(enrolment);
  const files = new Set<string>();
  const progress = { done: 0, total: pages.length, bytes: 0 };
  const keep = async (address: string, response: Response) => {
    const body = await response.clone().blob();
    await cache.put(address, response);
    if (/^text\/(html|css)/.test(body.type))
      for (const file of filesToKeep(await body.text(), location.origin)) files.add(file);
    progress.done += 1;
    progress.bytes += body.size;
    progress.total = pages.length + files.size;
    onProgress({ ...progress });
  };
  // Where an address leads elsewhere, to signing in for one, there is nothing to keep.
  const settings = { signal, cache: 'no-store', redirect: 'manual' } as const;
  for (const address of pages) {
    const response = await fetch(address, { ...settings, headers: { [copyHeader]: '1' } });
    if (!response.ok) throw new CopyRefused(`${address}: ${response.status}`);
    await keep(address, response);
  }
  // Style sheets name more files: the set grows while it is gone through.
  for (const address of files) {
    // What was built never changes under its name.
    const had = address.startsWith('/assets/') ? await findKept(caches, address, Date.now()) : undefined;
    const response = had ?? (await fetch(address, settings));
    // A picture that is no more is missing with a connection too, and a text may name a file that never was.
    if (response.ok) await keep(address, response);
    else files.delete(address);
  }
  return progress.bytes;
}
