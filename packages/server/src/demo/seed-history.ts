import { endpoints } from '@laurel/api';
import { Refusal } from '../refusal.ts';
import { type ApiCaller, createApiCaller } from './api-caller.ts';
import {
  demoMessage,
  demoOrganisation,
  demoPeople,
  instructionsApplicant,
  instructionsGuest,
  instructionsProgramme,
  learnersBefore,
  learnersNow,
  type NetworksLearner,
  networksProgramme,
  newestLearner,
  practiceProgramme,
} from './content/index.ts';
import { applyWithEvidence } from './networks/apply-with-evidence.ts';
import { askGuest } from './networks/ask-guest.ts';
import { findNetworks } from './networks/find-networks.ts';
import { learnNetworks } from './networks/learn-networks.ts';
import { publishNextVersion } from './networks/publish-next-version.ts';
import { reviewEachOther } from './networks/review-each-other.ts';
import { sitWatched, type VisitProctor } from './networks/sit-watched.ts';
import type { Install } from './seed-demo.ts';
import { visitSandbox } from './visit-sandbox.ts';

const nextVersionDaysAgo = 2;

/**
 * Adds those beside whom the demo's people learn, and the months behind them, while the demo is used already. It may be broken off
 * at any time: begun anew it leaves out whoever is there, and does nothing once all of it is done.
 */
export async function seedHistory({ app, clock, origin }: Install, visit: VisitProctor = visitSandbox): Promise<void> {
  const { items } = await createApiCaller(app, origin)(endpoints.listCatalogue, {
    query: { provider: demoOrganisation.slug },
  });
  const found = items.find(({ slug }) => slug === networksProgramme.slug);
  if (!found) return;
  const [instructor, first] = [await signIn({ app, origin }, 'instructor'), await signIn({ app, origin }, 'reviewer')];
  const { organisationId } = found;
  const networks = await findNetworks(instructor, { organisationId, programmeId: found.id });
  if (networks.version > 1) return;
  const reviewers = { first, second: instructor };
  const callers = new Map<string, ApiCaller>();
  const follow = async (learners: readonly NetworksLearner[]) => {
    for (const { name, email, journey } of learners) {
      const call = await welcome({ app, origin }, { name, email });
      if (call) callers.set(email, call);
      if (call) await learnNetworks({ call, clock, networks, reviewers, instructor, journey });
    }
  };
  const practice = items.find(({ slug }) => slug === practiceProgramme.slug);
  if (practice) {
    const programme = { organisationId, programmeId: practice.id };
    await sitWatched({ instructor, programme, visit, welcome: (person) => welcome({ app, origin }, person) });
  }
  // Beside each other, but in order within: who comes first gets the place in a cohort.
  await Promise.all([follow(learnersNow), follow(learnersBefore)]);
  const instructions = items.find(({ slug }) => slug === instructionsProgramme.slug);
  if (instructions) {
    for (const person of demoPeople)
      if (person.role === 'learner') callers.set(person.email, await comeIn({ app, origin }, person));
    const programme = { organisationId, programmeId: instructions.id };
    const isNew = await reviewEachOther({ instructor, callers, clock, programme });
    const owner = callers.get(instructionsGuest.ownerEmail);
    const applicant = callers.get(instructionsApplicant.email);
    if (isNew && owner) await askGuest({ instructor, call: owner, clock, programme });
    if (isNew && applicant) await applyWithEvidence({ call: applicant, clock, programmeId: instructions.id });
  }
  const params = { organisationId, programmeId: found.id };
  await instructor(endpoints.messageLearners, { params, body: demoMessage });
  await clock.ago({ days: nextVersionDaysAgo }, () => publishNextVersion(instructor, networks));
  await follow([newestLearner]);
}

type Door = Pick<Install, 'app' | 'origin'>;

async function signIn({ app, origin }: Door, wanted: 'instructor' | 'reviewer'): Promise<ApiCaller> {
  const person = demoPeople.find(({ role }) => role === wanted);
  if (!person) throw new Error(`the demo has no ${wanted}`);
  return comeIn({ app, origin }, person);
}

async function comeIn(
  { app, origin }: Door,
  { email, password }: { email: string; password: string },
): Promise<ApiCaller> {
  const call = createApiCaller(app, origin);
  await call(endpoints.signIn, { body: { email, password } });
  return call;
}

/** Makes an account in which nobody signs in; nothing for whoever is there already. */
async function welcome({ app, origin }: Door, person: { name: string; email: string }): Promise<ApiCaller | undefined> {
  try {
    const { cookies } = await app.welcomePerson(person);
    return createApiCaller(app, origin, cookies);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'address-in-use') return undefined;
    throw error;
  }
}
