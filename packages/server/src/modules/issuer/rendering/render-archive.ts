import { RECEIPT_FILE, zipFiles } from '@laurel/credential';
import type { Baked, CredentialFace } from './credential-face.ts';
import { renderBadgePng } from './render-badge-png.ts';
import { renderBadgeSvg } from './render-badge-svg.ts';
import { renderPdf } from './render-pdf.ts';

/** The credential in every form that it was signed in, one file each; each file alone can be verified. */
export async function renderArchive(
  face: CredentialFace,
  { securedJwt, issuedAt, ...baked }: Baked & { securedJwt: string | null; issuedAt: Date },
): Promise<Uint8Array> {
  const token = securedJwt === null ? [] : [{ name: 'credential.jwt', content: securedJwt }];
  return zipFiles({
    modified: issuedAt,
    files: [
      { name: 'credential.json', content: baked.secured },
      ...token,
      ...(baked.receipt === undefined ? [] : [{ name: RECEIPT_FILE, content: baked.receipt }]),
      { name: 'badge.png', content: await renderBadgePng(face, baked) },
      { name: 'badge.svg', content: renderBadgeSvg(face, baked) },
      { name: 'certificate.pdf', content: await renderPdf(face, baked) },
    ],
  });
}
