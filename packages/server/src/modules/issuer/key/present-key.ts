import type { AnswerOf, endpoints } from '@laurel/api';
import type { SigningKey } from './store.ts';

/** A signing key as its organisation sees it. */
export type SigningKeyView = AnswerOf<typeof endpoints.rotateSigningKey>;

/** How many entries the log held in a key's time: at its theft, if it was stolen, and never more than at its end. */
export function logSizeOf({ retiredLogSize, compromisedLogSize }: SigningKey): number | null {
  if (compromisedLogSize === null || retiredLogSize === null) return compromisedLogSize ?? retiredLogSize;
  return Math.min(compromisedLogSize, retiredLogSize);
}

/** Shows a key; `hasLog` where there is a log that its end waits for. */
export function presentKey(
  key: SigningKey,
  { signedCount, reissue, hasLog }: Pick<SigningKeyView, 'signedCount' | 'reissue'> & { hasLog: boolean },
): SigningKeyView {
  return {
    id: key.id,
    verificationMethod: key.verificationMethod,
    publicKeyMultibase: key.publicKeyMultibase,
    state: stateOf(key, hasLog),
    createdAt: key.createdAt.toISOString(),
    retiredAt: key.retiredAt?.toISOString() ?? null,
    compromisedSince: key.compromisedSince?.toISOString() ?? null,
    compromisedAt: key.compromisedAt?.toISOString() ?? null,
    compromiseReason: key.compromiseReason,
    logSize: logSizeOf(key),
    signedCount,
    reissue,
  };
}

function stateOf(key: SigningKey, hasLog: boolean): SigningKeyView['state'] {
  if (key.compromisedAt) return 'compromised';
  if (!key.retiredAt) return 'active';
  return hasLog && key.retiredLogSize === null ? 'retiring' : 'retired';
}
