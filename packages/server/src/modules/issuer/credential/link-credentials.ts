import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { linkToPerson } from './store.ts';

/** Whoever proves an e-mail address becomes the holder of what was sent to it. */
export async function linkCredentials(
  { database }: Pick<IssuerDeps, 'database'>,
  input: { personId: string; email: string },
): Promise<void> {
  await database.write(systemScope('link-credentials'), async (unit) => {
    const linked = await linkToPerson(unit.tx, input);
    for (const { id, organisationId } of linked) {
      await unit.audit({
        action: 'credential.linked',
        subject: `credential:${id}`,
        organisationId,
        personId: input.personId,
      });
    }
    if (linked.length === 0)
      await unit.audit({
        action: 'credential.none-to-link',
        subject: `person:${input.personId}`,
        personId: input.personId,
      });
  });
}
