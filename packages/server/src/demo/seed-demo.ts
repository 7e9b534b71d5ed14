import { endpoints } from '@laurel/api';
import type { App } from '../app.ts';
import { type ApiCaller, createApiCaller } from './api-caller.ts';
import { type DemoPerson, demoOrganisation, demoPeople, demoProgramme, networksProgramme } from './content/index.ts';
import type { DemoClock } from './demo-clock.ts';
import { learn } from './learn.ts';
import { makeProgramme } from './make-programme.ts';
import { learnNetworks } from './networks/learn-networks.ts';
import { makeNetworks } from './networks/make-networks.ts';
import { makeSmall, makeSmaller, practice } from './networks/make-smaller.ts';
import { setUpOrganisation } from './set-up-organisation.ts';
import { moveProctor, type Proctor, setUpProctor } from './set-up-proctor.ts';

/** What the seed tells whoever started it. */
export interface SeedResult {
  accounts: { role: string; name: string; email: string; password: string }[];
  links: { name: string; url: string }[];
  /** What the sandbox proctor tells Laurel by, where there is one. */
  proctor?: Proctor;
}

/** What the seed works on. */
export interface Install {
  app: App;
  /** By which the application runs. */
  clock: DemoClock;
  origin: string;
  /** Where the sandbox proctor's page for one session is; without one, the demo has no proctored exam. */
  proctorTemplate?: string | undefined;
}

/**
 * Fills a fresh install with the demo, through the public API in its own people's names: nothing in it is a special case but the
 * clock, which is set back for what is to have happened before today. An install that has the demo already is left as it is.
 */
export async function seedDemo(install: Install): Promise<SeedResult> {
  const anyone = createApiCaller(install.app, install.origin);
  const isThere = (await linksTo(anyone, install.origin)).length > 0;
  const proctor = await (isThere ? moveProctor(install) : fill(install));
  return {
    accounts: demoPeople.map(({ jobTitle, employerName, role, name, email, password }) => ({
      role:
        role === 'employer' && employerName
          ? `employer, ${employerName}`
          : role === 'learner'
            ? 'learner'
            : `${jobTitle.toLowerCase()}, ${demoOrganisation.name}`,
      name,
      email,
      password,
    })),
    links: await linksTo(anyone, install.origin),
    ...(proctor ? { proctor } : {}),
  };
}

/** Where the demo's programmes are that this install has. */
async function linksTo(call: ApiCaller, origin: string): Promise<SeedResult['links']> {
  const { items } = await call(endpoints.listCatalogue, { query: { provider: demoOrganisation.slug } });
  return [demoProgramme, networksProgramme].flatMap(({ slug, title }) => {
    const found = items.find((item) => item.slug === slug);
    return found ? [{ name: title, url: `${origin}/programmes/${found.id}` }] : [];
  });
}

/** How long the programmes are said to have been there. */
const openDays = 120;

async function fill({ app, clock, origin, proctorTemplate }: Install): Promise<Proctor | undefined> {
  const as = await createPeople(app, origin);
  const callOf = (wanted: DemoPerson['role']) => as(personOf(wanted).email);
  const call = callOf('owner');
  const { organisationId, achievementId } = await setUpOrganisation({ app, as, owner: personOf('owner') });
  const proctor = proctorTemplate ? await setUpProctor({ call, organisationId, proctorTemplate }) : undefined;
  const networks = await clock.ago({ days: openDays }, async () => {
    if (proctor) await makeSmall({ call, organisationId }, practice);
    await makeSmaller({ call, organisationId, prerequisiteId: achievementId });
    return makeNetworks({ call, clock, organisationId });
  });
  // The newest stands first in the catalogue, and this is the one to begin with.
  const programmeId = await makeProgramme({ call, organisationId, achievementId });
  const instructor = callOf('instructor');
  const reviewers = { first: callOf('reviewer'), second: instructor };
  for (const { email, progress, networks: journey } of demoPeople) {
    const learner = as(email);
    if (progress.kind !== 'none') await learn({ call: learner, programmeId, progress });
    if (journey) await learnNetworks({ call: learner, clock, networks, reviewers, instructor, journey });
  }
  return proctor;
}

function personOf(wanted: DemoPerson['role']): DemoPerson {
  const found = demoPeople.find(({ role }) => role === wanted);
  if (!found) throw new Error(`the demo has no ${wanted}`);
  return found;
}

/** Makes the accounts that the start names; answers who calls in whose name. */
async function createPeople(app: App, origin: string): Promise<(email: string) => ApiCaller> {
  const callers = new Map<string, ApiCaller>();
  const waiting = demoPeople.values();
  const welcome = async () => {
    for (const { name, email, password } of waiting) {
      const { cookies } = await app.welcomePerson({ name, email, password });
      callers.set(email, createApiCaller(app, origin, cookies));
    }
  };
  // A password takes a processor a good while, and they have more than one.
  await Promise.all([welcome(), welcome()]);
  return (email) => {
    const caller = callers.get(email);
    if (!caller) throw new Error(`nobody in the demo has the address ${email}`);
    return caller;
  };
}
