import { endpoints } from '@laurel/api';
import { callApi } from '../../../testing/people.ts';
import type { Tenant } from '../../../testing/tenant.ts';
import type { TestApp } from '../../../testing/test-app.ts';

/** Issues a credential of a tenant to an address; its id. */
export async function issueByTenant(
  testApp: TestApp,
  { tenant, email }: { tenant: Tenant; email: string },
): Promise<string> {
  const issued = await callApi(testApp, endpoints.issueCredential, {
    as: tenant.owner,
    params: { organisationId: tenant.ids.organisationId ?? '' },
    body: { achievementId: tenant.ids.achievementId, recipient: { name: 'Somebody', email } },
  });
  return issued.body.id;
}
