import { isJsonObject, type JsonObject, type JsonValue, writeEvidence } from '@laurel/credential';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import type { AwardEvidence } from './award.ts';
import { findSuccessors } from './find-successors.ts';
import { claimsOf, reissueCredential } from './reissue-credential.ts';
import { selectCredential } from './store.ts';

/** Whoever opens the earlier one reads this: it does not tell which way the holder chose. */
const reason = 'Its holder asked for it to be issued anew.';

/** What a holder wants one of their credentials to lead to. */
export interface WorkLinks {
  organisationId: string;
  credentialId: string;
  /** None where it is to lead nowhere. */
  links: readonly AwardEvidence[];
}

/**
 * Has a credential lead to its holder’s work, or no longer: what counts in its place is issued anew, unless it does already as
 * they want. It looks again at what came of that, since another reissue may have been under way that knew nothing of it.
 */
export async function changeWorkLinks(
  deps: IssuerDeps,
  { organisationId, credentialId, links }: WorkLinks,
): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'change-work-links' }, organisationId };
  for (let round = 0; round < 3; round += 1) {
    const row = await deps.database.read(scope, async (tx) => {
      const successor = (await findSuccessors(tx, { credentialIds: [credentialId], origin: deps.origin })).get(
        credentialId,
      );
      return selectCredential(tx, successor?.id ?? credentialId);
    });
    if (row?.state !== 'issued') return;
    const claims = withWorkLinks(claimsOf(row), links);
    if (!claims) return;
    await reissueCredential(deps, { organisationId, credentialId: row.id, change: { claims, reason } });
  }
}

/** The claims with these links in place of all that they have; nothing where they have some, or none, as is wanted. */
export function withWorkLinks(
  { evidence = [], ...claims }: JsonObject,
  links: readonly AwardEvidence[],
): JsonObject | undefined {
  const said = Array.isArray(evidence) ? evidence : [evidence];
  const kept = said.filter((one) => !leadsToWork(one));
  const leads = kept.length < said.length;
  if (leads === links.length > 0) return undefined;
  const wanted = [...kept, ...links.map(({ url, ...rest }) => writeEvidence({ id: url, ...rest }))];
  return wanted.length > 0 ? { ...claims, evidence: wanted } : claims;
}

/** Only what leads to the work has an address of its own; how it was assessed is told in words. */
function leadsToWork(evidence: JsonValue): boolean {
  return isJsonObject(evidence) && evidence.id !== undefined;
}
