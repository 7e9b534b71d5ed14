import { endpoints } from '@laurel/api';
import type { App } from '../app.ts';
import { type ApiCaller, createApiCaller } from './api-caller.ts';
import { demoOrganisation, demoPeople, demoProgramme } from './content/index.ts';
import { learn } from './learn.ts';
import { makeProgramme } from './make-programme.ts';
import { setUpOrganisation } from './set-up-organisation.ts';

/** What the seed tells whoever started it. */
export interface SeedResult {
  accounts: { role: string; name: string; email: string; password: string }[];
  links: { name: string; url: string }[];
}

/**
 * Fills a fresh install with the demo, through the public API as its own people would: nothing in it is a special case.
 * An install that has the demo already is left as it is.
 */
export async function seedDemo({ app, origin }: { app: App; origin: string }): Promise<SeedResult> {
  const anyone = createApiCaller(app, origin);
  const known = await anyone(endpoints.listCatalogue, { query: { search: demoProgramme.title } });
  let programmeId = known.items.find(
    ({ slug, organisationSlug }) => slug === demoProgramme.slug && organisationSlug === demoOrganisation.slug,
  )?.id;
  if (!programmeId) programmeId = await fill(app, origin);
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
    links: [{ name: demoProgramme.title, url: `${origin}/programmes/${programmeId}` }],
  };
}

async function fill(app: App, origin: string): Promise<string> {
  const callers = new Map<string, ApiCaller>();
  for (const { name, email, password } of demoPeople) {
    await app.createPerson({ name, email, password });
    const caller = createApiCaller(app, origin);
    await caller(endpoints.signIn, { body: { email, password } });
    callers.set(email, caller);
  }
  const as = (email: string): ApiCaller => {
    const caller = callers.get(email);
    if (!caller) throw new Error(`nobody in the demo has the address ${email}`);
    return caller;
  };
  const owner = demoPeople.find(({ role }) => role === 'owner');
  if (!owner) throw new Error('the demo has no owner');
  const { organisationId, achievementId } = await setUpOrganisation({ app, as, owner });
  const programmeId = await makeProgramme({ call: as(owner.email), organisationId, achievementId });
  for (const person of demoPeople) {
    if (person.progress.kind !== 'none')
      await learn({ call: as(person.email), programmeId, progress: person.progress });
  }
  return programmeId;
}
