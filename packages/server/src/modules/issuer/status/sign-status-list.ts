import { buildStatusListCredential, type SecuredCredential, signCredential } from '@laurel/credential';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import type { ensureSigningKey } from '../key/ensure-signing-key.ts';
import { sealedKeyOf } from '../key/sealed-key-of.ts';
import type { StatusListRow } from './store.ts';

/** For how long a list is signed, and what is said of it. */
export interface Signing {
  list: StatusListRow;
  key: Awaited<ReturnType<typeof ensureSigningKey>>;
  now: Date;
  validUntil: Date;
  ttlMs?: number;
  description?: string;
}

/** Signs a list as its bits are. */
export async function signStatusList(
  { signer, origin }: Pick<IssuerDeps, 'signer' | 'origin'>,
  { list, key, now, validUntil, ttlMs, description }: Signing,
): Promise<SecuredCredential> {
  const credential = await buildStatusListCredential({
    id: addresses.statusList(origin, list.id),
    issuer: key.verificationMethod.slice(0, key.verificationMethod.indexOf('#')),
    purpose: list.purpose,
    bits: list.bits,
    validFrom: now,
    validUntil,
    ttlMs,
    description,
  });
  return signCredential({
    credential,
    verificationMethod: key.verificationMethod,
    created: now,
    signingKey: {
      type: 'Ed25519',
      sign: (bytes) => signer.sign(sealedKeyOf(key), bytes),
    },
  });
}
