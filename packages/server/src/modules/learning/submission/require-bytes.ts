import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { sumBytes } from './attachment-store.ts';

const gigabyte = 1024 ** 3;
/** Versions keep their files, so that the number of files in one is no bound. */
const mostOfEnrolment = 2 * gigabyte;
const mostOfOrganisation = 100 * gigabyte;

/**
 * Refuses files beyond what a learner, and all learners of an organisation, may hand in. NOTE: for all at once only under `lockBytes`.
 *
 * @throws Refusal `too-large`
 */
export async function requireBytes(
  tx: Tx,
  place: { enrolmentId: string; organisationId: string },
  more: number,
): Promise<void> {
  const { ofEnrolment, ofOrganisation } = await sumBytes(tx, place);
  if (ofEnrolment + more > mostOfEnrolment)
    throw new Refusal(
      'too-large',
      `Nothing was kept. All your files in one programme have at most ${mostOfEnrolment / gigabyte} GB: remove one, or hand in a link.`,
    );
  if (ofOrganisation + more > mostOfOrganisation)
    throw new Refusal(
      'too-large',
      `Nothing was kept. All files handed in at this organisation have at most ${mostOfOrganisation / gigabyte} GB. Hand in a link, and tell the organisation.`,
    );
}
