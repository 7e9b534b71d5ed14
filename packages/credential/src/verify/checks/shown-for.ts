import { type Finding, fail } from '../finding.ts';
import type { SecuringForm } from '../securing-form.ts';
import type { Verification } from '../verification.ts';
import type { Clock, Terms } from './clock.ts';

/** What a credential must have been shown for, and whether it can have been. */
export interface ShownFor {
  readonly occasion: Omit<Terms, 'purpose' | keyof Clock>;
  readonly finding?: Finding | undefined;
}

/**
 * Whoever asked to be shown something wants the holder's signature over the question. An SD-JWT carries it, as its key
 * binding; of every other credential by itself, whoever has a copy can hand it in. Those in a presentation are covered by
 * the presentation.
 */
export function shownFor(
  form: SecuringForm,
  { policy, isOutermost }: Pick<Verification, 'policy' | 'isOutermost'>,
): ShownFor {
  const { verifierId, request } = policy;
  const isAsked = request?.domain !== undefined || request?.challenge !== undefined;
  if (!isOutermost || !isAsked) return { occasion: { verifierId } };
  if (form.endsWith('sd-jwt')) return { occasion: { ...request, verifierId } };
  return { occasion: { verifierId }, finding: fail('binding.missing', 'not in a presentation') };
}
