import { readFile } from 'node:fs/promises';
import { endpoints } from '@laurel/api';
import type { App } from '../app.ts';
import type { ApiCaller } from './api-caller.ts';
import {
  type DemoAchievement,
  type DemoPerson,
  demoBadge,
  demoFilePath,
  demoOrganisation,
  demoPeople,
  demoProgramme,
} from './content/index.ts';

interface Input {
  app: App;
  as: (email: string) => ApiCaller;
  owner: DemoPerson;
}

/** Sets up the demo's organisation: its people, its achievements. */
export async function setUpOrganisation({
  app,
  as,
  owner,
}: Input): Promise<{ organisationId: string; achievementId: string }> {
  const call = as(owner.email);
  const { slug, name, description, website, logo } = demoOrganisation;
  const { id: organisationId } = await call(endpoints.createOrganisation, {
    body: { slug, name, description, website },
  });
  const params = { organisationId };
  const logoUrl = await uploadFile(call, organisationId, logo.imageFile, 'image/png');
  await call(endpoints.changeOrganisation, { params, body: { logoUrl } });
  for (const { email, organisationRoles } of demoPeople) {
    const [role] = organisationRoles;
    if (role && email !== owner.email) await app.addMember({ organisationId, email, role });
  }
  const achievementId = await createAchievement(call, organisationId, demoProgramme.achievement);
  await createAchievement(call, organisationId, demoBadge);
  return { organisationId, achievementId };
}

/** Makes an achievement of the demo's organisation; answers its id. */
export async function createAchievement(
  call: ApiCaller,
  organisationId: string,
  achievement: DemoAchievement,
): Promise<string> {
  const { slug: _, imageFile, vectorImageFile: __, ...body } = achievement;
  const imageUrl = await uploadFile(call, organisationId, imageFile, 'image/png');
  const made = await call(endpoints.createAchievement, { params: { organisationId }, body: { ...body, imageUrl } });
  return made.id;
}

/** Uploads one of the demo's files; answers its address. */
export async function uploadFile(
  call: ApiCaller,
  organisationId: string,
  file: string,
  mediaType: string,
): Promise<string> {
  const bytes = await readFile(demoFilePath(file));
  const { url } = await call(endpoints.uploadFile, { params: { organisationId }, file: { bytes, mediaType } });
  return url;
}
