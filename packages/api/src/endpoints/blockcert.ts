import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { blockcert } from '../schemas/blockcert.ts';
import { id } from '../schemas/common.ts';

const tag = 'Credentials';
const anyone = { kind: 'anyone' } as const;
const params = z.object({ credentialId: id });
/** The key in a recipient's mail; it opens a private credential for whoever holds the link. */
const query = z.object({ key: z.string().max(200).optional() });
const path = '/api/v1/credentials/{credentialId}/blockcert';

export const requestBlockcert = defineEndpoint({
  id: 'requestBlockcert',
  method: 'POST',
  path,
  tag,
  summary:
    'Have a credential recorded on a blockchain as a Blockcert (v3): for its holder, and for those of its issuer who may issue. Asking again changes nothing; nothing waits for the chain',
  access: anyone,
  params,
  query,
  rateLimit: { points: 60, seconds: 60 },
  success: { status: 202, body: blockcert },
  problems: ['not-found', 'erased', 'not-signed-in', 'not-allowed', 'already-revoked', 'unavailable', 'rate-limited'],
});

export const getBlockcert = defineEndpoint({
  id: 'getBlockcert',
  method: 'GET',
  path,
  tag,
  summary: 'How it stands with a credential as a Blockcert: being recorded, recorded, or why not',
  access: anyone,
  params,
  query,
  success: { status: 200, body: blockcert },
  problems: ['not-found', 'erased'],
});

export const getBlockcertDocument = defineEndpoint({
  id: 'getBlockcertDocument',
  method: 'GET',
  path: `${path}/document`,
  tag,
  summary: 'The credential as a Blockcert: signed, and recorded on a blockchain (MerkleProof2019)',
  access: anyone,
  params,
  query,
  success: { status: 200, mediaTypes: ['application/vc'] },
  problems: ['not-found', 'erased', 'not-in-this-form'],
});
