import { bakePng } from '@laurel/credential';
import type { CredentialFace } from './credential-face.ts';
import { renderCard } from './render-card.ts';

/** The achievement's image, or else the preview card, with the credential baked in. */
export async function renderBadgePng(face: CredentialFace, secured: string): Promise<Uint8Array> {
  return bakePng(face.image ?? (await renderCard(face)), secured);
}
