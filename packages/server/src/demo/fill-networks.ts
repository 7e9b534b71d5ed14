import { endpoints } from '@laurel/api';
import type { ApiCaller } from './api-caller.ts';
import {
  type DemoJourney,
  demoMessage,
  demoPeople,
  learnersBefore,
  learnersNow,
  newestLearner,
} from './content/index.ts';
import type { DemoClock } from './demo-clock.ts';
import { learnNetworks } from './networks/learn-networks.ts';
import type { Networks } from './networks/make-networks.ts';
import { publishNextVersion } from './networks/publish-next-version.ts';

interface Input {
  as: (email: string) => ApiCaller;
  clock: DemoClock;
  networks: Networks;
}

const nextVersionDaysAgo = 2;

/** Has everybody of the demo learn about networks, each as far as they have come, and those who are stuck written to. */
export async function fillNetworks({ as, clock, networks }: Input): Promise<void> {
  const callOf = (wanted: 'instructor' | 'reviewer') =>
    as(demoPeople.find(({ role }) => role === wanted)?.email ?? wanted);
  const instructor = callOf('instructor');
  const reviewers = { first: callOf('reviewer'), second: instructor };
  const follow = async (learners: readonly { email: string; journey: DemoJourney }[]) => {
    for (const { email, journey } of learners)
      await learnNetworks({ call: as(email), clock, networks, reviewers, instructor, journey });
  };
  const known = demoPeople.flatMap(({ email, networks: journey }) => (journey ? [{ email, journey }] : []));
  // Beside each other, but in order within: who comes first gets the place in a cohort.
  await Promise.all([follow(known), follow(learnersNow), follow(learnersBefore)]);
  await clock.ago({ days: nextVersionDaysAgo }, () => publishNextVersion(instructor, networks));
  await follow([newestLearner]);
  const { organisationId, programmeId } = networks;
  await instructor(endpoints.messageLearners, { params: { organisationId, programmeId }, body: demoMessage });
}
