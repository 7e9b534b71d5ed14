import { bakePng } from '@laurel/credential';
import type { Baked, CredentialFace } from './credential-face.ts';
import { renderCard } from './render-card.ts';

/** The achievement's image, or else the preview card, with the credential and its receipt baked in. */
export async function renderBadgePng(face: CredentialFace, { secured, receipt }: Baked): Promise<Uint8Array> {
  return bakePng(face.image ?? (await renderCard(face)), secured, { receipt });
}
