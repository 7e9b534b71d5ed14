import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/rubric.ts';

const tag = 'Review';
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const rubricParams = organisationParams.extend({ programmeId: id, lessonId: id });
const path = '/api/v1/organisations/{organisationId}/programmes/{programmeId}/lessons/{lessonId}/rubric';

export const getRubric = defineEndpoint({
  id: 'getRubric',
  method: 'GET',
  path,
  tag,
  summary: 'By what the work for a project or portfolio is marked, in the newest version',
  access: { kind: 'organisation', permission: 'programme:write' },
  params: rubricParams,
  success: { status: 200, body: schema.rubricOfLesson },
  problems: refused,
});

export const setRubric = defineEndpoint({
  id: 'setRubric',
  method: 'PUT',
  path,
  tag,
  summary: 'Set by what the work is marked; as long as the version is a draft',
  access: { kind: 'organisation', permission: 'programme:write' },
  params: rubricParams,
  body: schema.rubric,
  success: { status: 200, body: schema.rubricOfLesson },
  problems: ['invalid-request', ...refused, 'programme-published'],
});
