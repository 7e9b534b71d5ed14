import type { Tenant } from './tenant.ts';
import type { TestApp } from './test-app.ts';

/** The credential of an organisation in one of its forms, as its learner downloads it. */
export async function credentialFile(
  { app, origin }: TestApp,
  { ids, learner }: Pick<Tenant, 'ids' | 'learner'>,
  form: string,
): Promise<Buffer<ArrayBuffer>> {
  const url = `${origin}/api/v1/credentials/${ids.credentialId}/${form}`;
  const response = await app.fetch(new Request(url, { headers: { cookie: learner.cookie } }));
  return Buffer.from(await response.arrayBuffer());
}
