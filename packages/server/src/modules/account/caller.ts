import type { Permission } from '@laurel/api';

/** Who is calling, as this module finds out. */
export type Caller =
  | { kind: 'anonymous' }
  | { kind: 'person'; personId: string; sessionId: string }
  | { kind: 'api-key'; apiKeyId: string; organisationId: string; scopes: readonly Permission[] };
