import { formatReceipt, hashCredential, readCredentials } from '@laurel/credential';
import { expect, test } from 'vitest';
import type { Baked, CredentialFace } from './credential-face.ts';
import { renderArchive } from './render-archive.ts';
import { renderBadgePng } from './render-badge-png.ts';
import { renderBadgeSvg } from './render-badge-svg.ts';
import { renderPdf } from './render-pdf.ts';

const secured = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'https://laurel.example/credentials/1',
  type: ['VerifiableCredential'],
});
const receipt = formatReceipt({
  type: 'LogReceipt',
  credentialId: 'https://laurel.example/credentials/1',
  log: 'laurel.example/log',
  index: 0,
  salt: 'A'.repeat(43),
  forms: [hashCredential(secured)],
  inclusionProof: [],
  checkpoint: 'laurel.example/log\n1\nAAAA\n',
});
const face: CredentialFace = {
  url: 'https://laurel.example/credentials/1',
  recipientName: 'Ada',
  achievementName: 'Knots',
  achievementKind: 'Badge',
  description: 'Ties knots.',
  organisationName: 'Harbour School',
  issuedOn: '1 November 2026',
  completedOn: null,
  validUntil: null,
  standing: 'issued',
  skills: [],
  facts: '',
  results: [],
  image: undefined,
};

const renderings: Record<string, (baked: Baked) => Promise<Uint8Array | string> | string> = {
  PNG: (baked) => renderBadgePng(face, baked),
  SVG: (baked) => renderBadgeSvg(face, baked),
  PDF: (baked) => renderPdf(face, baked),
  ZIP: (baked) => renderArchive(face, { ...baked, securedJwt: null, issuedAt: new Date('2026-11-01T00:00:00Z') }),
};

test.each(Object.entries(renderings))(
  'a %s carries the receipt, once the credential is in the log',
  async (_, render) => {
    const { found, refused } = await readCredentials(await render({ secured, receipt }));
    expect(refused).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(JSON.parse(one.receipt ?? '{}')).toEqual(JSON.parse(receipt));
    const { receipts } = await readCredentials(await render({ secured, receipt: undefined }));
    expect(receipts).toEqual([]);
  },
);
