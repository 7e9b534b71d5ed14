import { bakePng, type SigningKey, signCredential, signVcJwt, type UnsignedCredential } from '@laurel/credential';
import sharp from 'sharp';

/** The forms that a forgery is handed in as. */
export const forgedForms = ['Data Integrity', 'JWT', 'PNG'] as const;
export type ForgedForm = (typeof forgedForms)[number];

/** What a thief made: the same claims, each form under the stolen key. */
export interface Forgery {
  id: string;
  json: string;
  jwt: string;
}

/** How it is made. */
export interface ForgeInput {
  /** An honest credential: all that it says is taken over, but for whom it is about. */
  like: string;
  id: string;
  /** The date that the thief writes. */
  dated: Date;
  stolen: { signingKey: SigningKey; verificationMethod: string };
}

/** Makes a credential as whoever has the key can: as good as an honest one in every part but that the issuer knows nothing of it. */
export async function forge({ like, id, dated, stolen }: ForgeInput): Promise<Forgery> {
  const { proof: _, ...honest } = JSON.parse(like);
  const credentialSubject = { ...honest.credentialSubject, name: 'Mallory Finch' };
  const credential: UnsignedCredential = { ...honest, id, credentialSubject, validFrom: isoSeconds(dated) };
  const { signingKey, verificationMethod } = stolen;
  const json = await signCredential({ credential, signingKey, verificationMethod, created: dated });
  const jwt = await signVcJwt({ credential, signingKey, kid: verificationMethod, issuedAt: dated });
  return { id, json: JSON.stringify(json), jwt };
}

/** A picture with a credential in it, and a receipt where there is one. */
export async function pictureOf(json: string, receipt: string | undefined): Promise<Uint8Array> {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f5c43' } });
  return bakePng(new Uint8Array(await picture.png().toBuffer()), json, { receipt });
}

const isoSeconds = (moment: Date) => moment.toISOString().replace(/\.\d+Z$/, 'Z');
