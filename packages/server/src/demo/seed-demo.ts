import { endpoints } from '@laurel/api';
import type { App } from '../app.ts';
import { type ApiCaller, createApiCaller } from './api-caller.ts';
import {
  demoOrganisation,
  demoPeople,
  demoProgramme,
  learnersBefore,
  learnersNow,
  networksProgramme,
  newestLearner,
} from './content/index.ts';
import type { DemoClock } from './demo-clock.ts';
import { fillNetworks } from './fill-networks.ts';
import { learn } from './learn.ts';
import { makeProgramme } from './make-programme.ts';
import { makeNetworks } from './networks/make-networks.ts';
import { makeSmaller } from './networks/make-smaller.ts';
import { setUpOrganisation } from './set-up-organisation.ts';

/** What the seed tells whoever started it. */
export interface SeedResult {
  accounts: { role: string; name: string; email: string; password: string }[];
  links: { name: string; url: string }[];
}

interface Install {
  app: App;
  /** By which the application runs. */
  clock: DemoClock;
  origin: string;
}

/**
 * Fills a fresh install with the demo, through the public API in its own people's names: nothing in it is a special case but the
 * clock, which is set back for what is to have happened before today. An install that has the demo already is left as it is.
 */
export async function seedDemo(install: Install): Promise<SeedResult> {
  const anyone = createApiCaller(install.app, install.origin);
  if ((await linksTo(anyone, install.origin)).length === 0) await fill(install);
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

type As = (email: string) => ApiCaller;

/** How long the programmes are said to have been there. */
const openDays = 120;

async function fill({ app, clock, origin }: Install): Promise<void> {
  const as = await createPeople(app, origin);
  const owner = demoPeople.find(({ role }) => role === 'owner');
  if (!owner) throw new Error('the demo has no owner');
  const { organisationId, achievementId } = await setUpOrganisation({ app, as, owner });
  const call = as(owner.email);
  const networks = await clock.ago({ days: openDays }, async () => {
    await makeSmaller({ call, organisationId, prerequisiteId: achievementId });
    return makeNetworks({ call, clock, organisationId });
  });
  // The newest stands first in the catalogue, and this is the one to begin with.
  const programmeId = await makeProgramme({ call, organisationId, achievementId });
  await Promise.all([learnProgramme(as, programmeId), fillNetworks({ as, clock, networks })]);
}

async function learnProgramme(as: As, programmeId: string): Promise<void> {
  for (const { email, progress } of demoPeople)
    if (progress.kind !== 'none') await learn({ call: as(email), programmeId, progress });
}

/** Makes everybody's account; answers who calls in whose name. Only those whom the start names have a password. */
async function createPeople(app: App, origin: string): Promise<As> {
  const callers = new Map<string, ApiCaller>();
  const waiting = [...demoPeople, ...learnersNow, newestLearner, ...learnersBefore].values();
  const welcome = async () => {
    for (const person of waiting) {
      const { name, email } = person;
      const password = 'password' in person ? person.password : undefined;
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
