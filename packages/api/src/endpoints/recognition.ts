import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/recognition.ts';
import { submissionFileQuery } from '../schemas/submission.ts';
import { draftFile, draftFileProblems } from './draft-file.ts';

const tag = 'Recognition';
const person = { kind: 'person' } as const;
const refused = ['not-signed-in', 'not-found'] as const;
const closed = ['recognition-closed', 'submission-late'] as const;
const programmeParams = z.object({ programmeId: id });
const params = z.object({ recognitionId: id });
const own = '/api/v1/me/recognitions/{recognitionId}';
const view = { status: 200, body: schema.recognition } as const;
const offerPlace = {
  path: '/api/v1/organisations/{organisationId}/programmes/{programmeId}/recognition',
  access: { kind: 'organisation', permission: 'programme:write' },
  params: organisationParams.extend({ programmeId: id }),
} as const;

export const getRecognitionOffer = defineEndpoint({
  id: 'getRecognitionOffer',
  method: 'GET',
  tag,
  summary: 'Whether the newest version recognises prior learning, and by what',
  ...offerPlace,
  success: { status: 200, body: schema.recognitionOffer },
  problems: [...refused, 'not-allowed'],
});

export const setRecognitionOffer = defineEndpoint({
  id: 'setRecognitionOffer',
  method: 'PUT',
  tag,
  summary: 'Offer recognition of prior learning, or no longer; as long as the version is a draft',
  ...offerPlace,
  body: schema.recognitionOfferInput,
  success: { status: 200, body: schema.recognitionOffer },
  problems: ['invalid-request', ...refused, 'not-allowed', 'programme-published'],
});

export const getRecognitionOptions = defineEndpoint({
  id: 'getRecognitionOptions',
  method: 'GET',
  path: '/api/v1/me/programmes/{programmeId}/recognition',
  tag,
  summary: 'What one can apply for in a programme, what evidence is wanted, and one’s applications so far',
  access: person,
  params: programmeParams,
  success: { status: 200, body: schema.recognitionOptions },
  problems: refused,
});

export const listRecognitions = defineEndpoint({
  id: 'listRecognitions',
  method: 'GET',
  path: '/api/v1/me/recognitions',
  tag,
  summary: 'One’s own applications, the newest first',
  access: person,
  success: { status: 200, body: schema.ownRecognitions },
  problems: ['not-signed-in'],
});

export const applyForRecognition = defineEndpoint({
  id: 'applyForRecognition',
  method: 'POST',
  path: '/api/v1/me/programmes/{programmeId}/recognitions',
  tag,
  summary: 'Begin an application; whoever has begun the same one gets that',
  access: person,
  params: programmeParams,
  body: schema.applicationInput,
  rateLimit: { points: 120, seconds: 3_600 },
  success: { status: 201, body: schema.recognition },
  problems: [
    'invalid-request',
    ...refused,
    'recognition-not-offered',
    'recognition-open',
    'recognition-too-soon',
    'enrolment-completed',
    'prerequisites-missing',
    'rate-limited',
  ],
});

export const getRecognition = defineEndpoint({
  id: 'getRecognition',
  method: 'GET',
  path: own,
  tag,
  summary: 'One’s own application: the draft, what was handed in, what was decided and why',
  access: person,
  params,
  success: view,
  problems: refused,
});

export const saveEvidence = defineEndpoint({
  id: 'saveEvidence',
  method: 'PUT',
  path: `${own}/draft`,
  tag,
  summary: 'Keep the draft as it is written; where more evidence is wanted it begins as a copy of what was handed in',
  access: person,
  params,
  body: schema.evidenceInput,
  success: view,
  problems: ['invalid-request', ...refused, ...closed],
});

export const addEvidenceFile = defineEndpoint({
  id: 'addEvidenceFile',
  method: 'POST',
  path: `${own}/draft/files`,
  tag,
  summary: 'Put a file into the draft; what it is, its content says; pictures are made anew without place and camera',
  access: person,
  params,
  query: submissionFileQuery.pick({ name: true }),
  ...draftFile,
  success: { status: 201, body: schema.recognition },
  problems: [...refused, ...closed, ...draftFileProblems],
});

export const removeEvidenceFile = defineEndpoint({
  id: 'removeEvidenceFile',
  method: 'DELETE',
  path: `${own}/draft/files/{fileId}`,
  tag,
  summary: 'Take a file out of the draft; what was handed in keeps it',
  access: person,
  params: params.extend({ fileId: id }),
  success: view,
  problems: [...refused, ...closed],
});

export const addEvidenceCredential = defineEndpoint({
  id: 'addEvidenceCredential',
  method: 'POST',
  path: `${own}/draft/credentials`,
  tag,
  summary: 'Put a credential into the draft, of one’s own wallet or from anywhere; the verdict is kept beside it',
  access: person,
  params,
  body: schema.evidenceCredentialInput,
  rateLimit: { points: 120, seconds: 3_600 },
  success: { status: 201, body: schema.recognition },
  problems: ['invalid-request', ...refused, ...closed, 'too-many-files', 'too-large', 'rate-limited'],
});

export const removeEvidenceCredential = defineEndpoint({
  id: 'removeEvidenceCredential',
  method: 'DELETE',
  path: `${own}/draft/credentials/{evidenceId}`,
  tag,
  summary: 'Take a credential out of the draft; what was handed in keeps it',
  access: person,
  params: params.extend({ evidenceId: id }),
  success: view,
  problems: [...refused, ...closed],
});

export const handInRecognition = defineEndpoint({
  id: 'handInRecognition',
  method: 'POST',
  path: `${own}/hand-in`,
  tag,
  summary: 'Hand the draft in: it is a version from now on and never changes; handing it in again changes nothing',
  access: person,
  params,
  success: view,
  problems: [...refused, ...closed, 'submission-incomplete'],
});

export const withdrawRecognition = defineEndpoint({
  id: 'withdrawRecognition',
  method: 'POST',
  path: `${own}/withdraw`,
  tag,
  summary: 'Withdraw an application that is not decided on',
  access: person,
  params,
  success: view,
  problems: [...refused, 'recognition-closed'],
});
