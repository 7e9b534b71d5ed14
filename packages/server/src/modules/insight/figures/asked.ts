import type { Scope } from '../../../storage/index.ts';

/** Who asks for figures of which organisation, and how they are narrowed. */
export interface Asked<Query> {
  scope: Scope;
  organisationId: string;
  query: Query;
}
