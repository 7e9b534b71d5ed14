import { isForOffline, isForWaiting, ownerOf, readCopyName } from './copy-name.ts';

type Caches = Pick<CacheStorage, 'keys' | 'delete'>;

/** Removes whatever is there for offline reading. */
export async function forgetAll(storage: Caches): Promise<void> {
  await forget(storage, () => true);
}

/**
 * Removes what can be read, of one enrolment or of all. What waits to be sent stays for its owner: marks by their ids, and no text. The next person to sign
 * in either is its owner, or has it removed.
 */
export async function forgetTexts(storage: Caches, enrolmentId?: string): Promise<void> {
  const isMeant = (name: string) => enrolmentId === undefined || ownerOf(name)?.enrolmentId === enrolmentId;
  await forget(storage, (name) => !isForWaiting(name) && isMeant(name));
}

/** Removes what is another person's. What does not say whose it is goes too. */
export async function forgetOthers(storage: Caches, personId: string): Promise<void> {
  await forget(storage, (name) => ownerOf(name)?.personId !== personId);
}

/** Removes the copy of an enrolment, and what waits there. */
export async function forgetEnrolment(storage: Caches, enrolmentId: string): Promise<void> {
  await forget(storage, (name) => ownerOf(name)?.enrolmentId === enrolmentId);
}

/** Removes what an enrolment's copy of this name takes the place of. */
export async function forgetOlder(storage: Caches, name: string): Promise<void> {
  const { personId, enrolmentId } = readCopyName(name) ?? {};
  await forget(storage, (other) => {
    const copy = readCopyName(other);
    return other !== name && copy?.personId === personId && copy?.enrolmentId === enrolmentId;
  });
}

async function forget(storage: Caches, goes: (name: string) => boolean): Promise<void> {
  const names = (await storage.keys()).filter((name) => isForOffline(name) && goes(name));
  await Promise.all(names.map((name) => storage.delete(name)));
}
