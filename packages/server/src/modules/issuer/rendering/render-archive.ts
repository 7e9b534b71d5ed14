import { zipFiles } from '@laurel/credential';
import type { CredentialFace } from './credential-face.ts';
import { renderBadgePng } from './render-badge-png.ts';
import { renderBadgeSvg } from './render-badge-svg.ts';
import { renderPdf } from './render-pdf.ts';

/** The credential in every form that it was signed in, one file each; each file alone can be verified. */
export async function renderArchive(
  face: CredentialFace,
  { secured, securedJwt, issuedAt }: { secured: string; securedJwt: string | null; issuedAt: Date },
): Promise<Uint8Array> {
  const token = securedJwt === null ? [] : [{ name: 'credential.jwt', content: securedJwt }];
  return zipFiles({
    modified: issuedAt,
    files: [
      { name: 'credential.json', content: secured },
      ...token,
      { name: 'badge.png', content: await renderBadgePng(face, secured) },
      { name: 'badge.svg', content: renderBadgeSvg(face, secured) },
      { name: 'certificate.pdf', content: await renderPdf(face, secured) },
    ],
  });
}
