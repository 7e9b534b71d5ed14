import type { OpenedCredential } from '../opened-document.ts';

const SELECTIVE: ReadonlySet<string> = new Set(['ecdsa-sd-2023', 'bbs-2023']);

/** True where the signature is one of the holder's own over a part, which no log ever held. */
export function isPartlyShown({ signatures }: OpenedCredential): boolean {
  return signatures.some((read) => read.ok && SELECTIVE.has(read.value.suite));
}
