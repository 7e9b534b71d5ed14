import type { CompromiseAssessment, LaurelClient } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { refusalOf } from '../../session/refusal.ts';

/** What a theft at a moment would mean, or why it cannot have been then. */
export async function assessAt(
  { client, where }: { client: LaurelClient; where: { organisationId: string; signingKeyId: string } },
  since: string | undefined,
): Promise<{ assessment?: CompromiseAssessment; problem?: Problem }> {
  try {
    // What is no moment is refused in the words of the contract.
    return { assessment: await client.assessCompromise({ params: where, query: { since: since ?? '' } }) };
  } catch (error) {
    return { problem: refusalOf(error) };
  }
}
