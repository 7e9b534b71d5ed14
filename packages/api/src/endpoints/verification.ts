import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { verdict } from '../schemas/verdict.ts';
import * as schema from '../schemas/verification.ts';

const tag = 'Verification';
const anyone = { kind: 'anyone' } as const;

export const verifyCredential = defineEndpoint({
  id: 'verifyCredential',
  method: 'POST',
  path: '/api/v1/verifications',
  tag,
  summary:
    'Verify one credential from anyone, given as text (JSON or a token) or by the address of it or of a file with it alone inside; the status is 200 whatever the verdict',
  access: anyone,
  query: schema.verificationQuery,
  body: schema.verifyInput,
  rateLimit: { points: 120, seconds: 60 },
  success: { status: 200, body: verdict },
  problems: ['invalid-request', 'too-large', 'rate-limited'],
});

export const createVerificationReport = defineEndpoint({
  id: 'createVerificationReport',
  method: 'POST',
  path: '/api/v1/verification-reports',
  tag,
  summary:
    'Find and verify every credential in a file (PNG, SVG, PDF, ZIP, JSON, token), a text or an address; nothing is kept. Send the file itself as the body, or JSON',
  access: anyone,
  query: schema.verificationQuery,
  body: schema.reportInput,
  // What a file is, is told by its content: a type is only named so that the body is known to be a file.
  upload: {
    mediaTypes: [
      'application/octet-stream',
      'application/pdf',
      'application/zip',
      'application/vc',
      'application/vc+jwt',
      'application/vc+sd-jwt',
      'application/vc+cose',
      'image/png',
      'image/svg+xml',
      'image/jpeg',
      'image/webp',
      'image/gif',
    ],
    maxBytes: 10 * 1024 * 1024,
  },
  rateLimit: { points: 30, seconds: 60 },
  success: { status: 200, body: schema.verificationReport },
  problems: ['invalid-request', 'too-large', 'unsupported-media-type', 'rate-limited'],
});

/** Bodies and statuses are those of the HTTPS binding of DID Resolution, refusals of a DID too. */
export const resolveIdentifier = defineEndpoint({
  id: 'resolveIdentifier',
  method: 'GET',
  path: '/1.0/identifiers/{did}',
  tag,
  summary: 'Resolve a DID, or dereference a DID URL (percent-encoded), as a universal resolver does',
  access: anyone,
  params: z.object({ did: z.string().min(1).max(2_000) }),
  rateLimit: { points: 120, seconds: 60 },
  success: {
    status: 200,
    mediaTypes: [
      'application/did-resolution',
      'application/did-url-dereferencing',
      'application/did',
      'application/did+ld+json',
      'application/json',
      'text/uri-list',
    ],
  },
  problems: ['not-found', 'rate-limited'],
});
