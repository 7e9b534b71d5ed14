import type { EnrolmentDetail, LaurelClient } from '@laurel/sdk';

interface Chosen {
  programmeId: string;
  /** `self`, `place:` or `wait:` with a cohort's id; nothing where there was nothing to choose. */
  chosen: string;
}

/** Enrols in what was chosen; whoever chose a place is not put in a waiting list without knowing. */
export function enrolAsChosen(client: LaurelClient, { programmeId, chosen }: Chosen): Promise<EnrolmentDetail> {
  const [how, cohortId] = chosen.split(':');
  if (cohortId === undefined) return client.enrol({ params: { programmeId } });
  return client.joinCohort({ params: { cohortId }, body: { waitingList: how === 'wait' } });
}
