import { endpoints } from '@laurel/api';
import type { App } from '../app.ts';
import { type ApiCaller, createApiCaller } from './api-caller.ts';
import { demoOrganisation, demoPeople, practiceProgramme, sandboxName } from './content/index.ts';

/** What the sandbox proctor sends its events by. */
export interface Proctor {
  eventsUrl: string;
  secret: string;
}

interface Input {
  call: ApiCaller;
  organisationId: string;
  proctorTemplate: string;
}

/** Sets up the sandbox proctor as an owner does any provider: name, address, secret. */
export async function setUpProctor({ call, organisationId, proctorTemplate }: Input): Promise<Proctor> {
  const params = { organisationId };
  const body = { name: sandboxName, linkTemplate: proctorTemplate };
  const { eventsUrl } = await call(endpoints.setProctoringProvider, { params, body });
  const { secret } = await call(endpoints.exchangeProctoringSecret, { params });
  return { eventsUrl, secret };
}

interface Moved {
  app: App;
  origin: string;
  proctorTemplate?: string | undefined;
}

/** Where the sandbox is somewhere else than before, or its secret was lost; nothing where it is not this install's provider. */
export async function moveProctor({ app, origin, proctorTemplate }: Moved): Promise<Proctor | undefined> {
  const call = createApiCaller(app, origin);
  const { items } = await call(endpoints.listCatalogue, { query: { provider: demoOrganisation.slug } });
  const organisationId = items.find(({ slug }) => slug === practiceProgramme.slug)?.organisationId;
  const owner = demoPeople.find(({ role }) => role === 'owner');
  if (!proctorTemplate || !organisationId || !owner) return undefined;
  try {
    await call(endpoints.signIn, { body: { email: owner.email, password: owner.password } });
    const { provider } = await call(endpoints.getProctoring, { params: { organisationId } });
    if (provider?.name !== sandboxName) return undefined;
    return await setUpProctor({ call, organisationId, proctorTemplate });
  } catch {
    // Its owner has another password by now, or is gone: then whose provider it is is theirs to say.
    return undefined;
  }
}
