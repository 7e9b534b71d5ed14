/** What the server promises, as data: endpoints, schemas, permissions, problems; and the OpenAPI document made from them. */
export type {
  Access,
  AnswerOf,
  BodyInputOf,
  BodyOf,
  Endpoint,
  ParamsOf,
  QueryInputOf,
  QueryOf,
  RateLimit,
} from './endpoint.ts';
export { type EndpointId, endpoints } from './endpoints.ts';
export { openApiDocument } from './openapi.ts';
export { type Permission, permissions, type Role, roleMay, rolePermissions, roles } from './permissions.ts';
export { type ProblemCode, problemCodes, problems, problemType } from './problems.ts';
export { type ProblemDetails, problemDetails } from './schemas/common.ts';
export { maxPackageBytes, type PackageFault, packageFaults } from './schemas/exchange.ts';
export { type ProgrammeFile, programmeFile, programmeFileSchema } from './schemas/programme-file.ts';
export { type Answer, type Question, type QuestionForLearner, questionInput } from './schemas/question.ts';
export { submissionFileKinds } from './schemas/submission.ts';
