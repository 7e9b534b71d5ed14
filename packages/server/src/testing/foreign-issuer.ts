import { signCredential } from '@laurel/credential';
import { sampleAward } from './sample-award.ts';
import { createSampleKey } from './sample-key.ts';

/** Somebody else's issuer, whose whole identity is a key: nothing need be fetched to verify what it signs. */
export interface ForeignIssuer {
  did: string;
  /** A credential of an issuer that calls itself so. */
  issue(name: string): Promise<string>;
}

const longAgo = new Date('2026-01-01T00:00:00Z');

export async function createForeignIssuer(): Promise<ForeignIssuer> {
  const { publicKeyMultibase, signingKey } = await createSampleKey();
  const did = `did:key:${publicKeyMultibase}`;
  const verificationMethod = `${did}#${publicKeyMultibase}`;
  return {
    did,
    async issue(name) {
      const credential = sampleAward({ id: did, name }, longAgo);
      return JSON.stringify(await signCredential({ credential, verificationMethod, created: longAgo, signingKey }));
    },
  };
}
