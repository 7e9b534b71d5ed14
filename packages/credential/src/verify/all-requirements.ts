import type { Content } from './content.ts';
import type { Evidence, Requirement } from './evidence.ts';
import { recordRequirements } from './record/record-requirements.ts';
import { requirementsOf } from './requirements-of.ts';

/** Everything that must be fetched for a document, as far as what was fetched already tells: see `requirementsOf`. */
export async function allRequirements(content: Content, evidence: Evidence): Promise<readonly Requirement[]> {
  return [...requirementsOf(content, evidence), ...(await recordRequirements(content, evidence))];
}
