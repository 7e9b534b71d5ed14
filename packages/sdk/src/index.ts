/** Typed client of the Laurel API, and verification of credentials on one's own machine. */
export {
  type EndpointId,
  type Permission,
  type ProblemCode,
  type ProblemDetails,
  permissions,
  type Role,
  roleMay,
  rolePermissions,
  roles,
} from '@laurel/api';
export { allPages } from './all-pages.ts';
export { type ClientOptions, createClient } from './create-client.ts';
export type { ArgumentsOf, BytesAnswer, CallOptions, LaurelClient, MethodOf, ResultOf } from './laurel-client.ts';
export { LaurelError, type LaurelErrorCode, type LaurelErrorDetails } from './laurel-error.ts';
export type * from './types.ts';
