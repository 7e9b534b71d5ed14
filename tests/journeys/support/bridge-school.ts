import { eventually } from './eventually.ts';
import type { Visitor } from './visitor.ts';

/** By what bridges are marked, in four levels. */
export const bridgeCriteria = [
  { id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d01', title: 'Does it stand?' },
  { id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d02', title: 'Is it explained?' },
].map((each) => ({ ...each, cells: [0, 4, 7, 10].map((points) => ({ points })) }));
export const bridgeLevels = ['Not yet', 'Nearly', 'Good', 'Excellent'].map((title) => ({ title }));

/** Makes a school with a draft of one programme, whose one lesson is work to hand in. */
export async function draftBridges({ client }: Visitor, kind: 'project' | 'portfolio') {
  const { id: organisationId } = await client.createOrganisation({ body: { name: 'Harbour School', slug: 'harbour' } });
  const params = { organisationId };
  const { id: achievementId } = await client.createAchievement({
    params,
    body: { name: 'Bridge Builder', description: 'Builds bridges.', criteria: 'Pass it.' },
  });
  const programme = { title: 'Bridges', slug: 'bridges', summary: 'How they stand.', achievementId };
  const { id: programmeId } = await client.createProgramme({ params, body: programme });
  const at = { ...params, programmeId };
  const { modules } = await client.addModule({ params: at, body: { title: 'Build' } });
  const added = await client.addLesson({
    params: { ...at, moduleId: modules[0]?.id ?? '' },
    body: { kind, title: 'Build a bridge', minutes: 60, instructions: 'Build it.', assignment: {} },
  });
  return { ...at, lessonId: added.modules[0]?.lessons[0]?.id ?? '' };
}

/** What the credential says of the one assessment, once it is there. */
export async function resultInCredential(
  { client }: Visitor,
  enrolmentId: string,
): Promise<{ value: string; narrative: string }> {
  const credentialId = await eventually('the credential', async () => {
    const { credentialId: id } = await client.getEnrolment({ params: { enrolmentId } });
    return id ?? false;
  });
  const document = await client.getCredentialDocument({ params: { credentialId: String(credentialId) } });
  const credential = JSON.parse(await document.text());
  const result = credential.credentialSubject.result.find((each: { value?: string }) => each.value !== undefined);
  return { value: result.value, narrative: credential.evidence[0].narrative };
}
