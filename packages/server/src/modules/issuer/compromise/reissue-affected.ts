import { systemScope } from '../../../storage/index.ts';
import { reissueCredential } from '../credential/reissue-credential.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectKey } from '../key/store.ts';
import { countAffected } from './assess-compromise.ts';
import { markedTheft } from './find-key.ts';
import { isAffected } from './is-affected.ts';
import { type SignedCredential, signedUnder } from './signed-under.ts';
import { selectReissue, updateReached, updateReissueDone } from './store.ts';

/** How long one job goes on before it makes room for others; the next takes over where it stopped. */
const sliceSeconds = 20;
const atOnce = 4;

/** Issues anew what a stolen key signed, newest first: each once, however often the job is tried and wherever it was cut off. */
export async function reissueAffected(
  deps: IssuerDeps,
  { organisationId, signingKeyId }: { organisationId: string; signingKeyId: string },
): Promise<void> {
  const { database } = deps;
  const scope = { ...systemScope('reissue-affected'), organisationId };
  const { key, run } = await database.read(scope, async (tx) => ({
    key: await selectKey(tx, signingKeyId),
    run: await selectReissue(tx, signingKeyId),
  }));
  const theft = key && markedTheft(key);
  if (!theft || run?.state !== 'running') return;
  const until = Date.now() + sliceSeconds * 1000;
  const after = run.reachedAt && run.reachedId ? { at: run.reachedAt, id: run.reachedId } : undefined;
  for await (const batch of signedUnder(deps, { organisationId, keyId: signingKeyId, after })) {
    const waiting = batch.filter((one) => one.state === 'issued' && isAffected(one, theft));
    for (let from = 0; from < waiting.length; from += atOnce) {
      const some = waiting.slice(from, from + atOnce);
      await Promise.all(some.map(({ id }) => tryOne(id)));
      const last = some.at(-1);
      if (last && Date.now() > until) return goOnLater(last);
    }
  }
  const { toReissue } = await countAffected(deps, { organisationId, signingKeyId }, theft);
  await database.write(scope, async (unit) => {
    if (toReissue > 0) {
      await updateReached(unit.tx, signingKeyId, undefined);
      await unit.audit({
        action: 'signing-key.reissue-incomplete',
        subject: `signing-key:${signingKeyId}`,
        detail: { toReissue },
      });
      return;
    }
    await updateReissueDone(unit.tx, signingKeyId, unit.now);
    await unit.audit({ action: 'signing-key.reissue-finished', subject: `signing-key:${signingKeyId}` });
  });

  if (toReissue > 0) throw new Error(`${toReissue} credentials were not issued anew and are tried again`);

  /** One that cannot be issued does not keep the others from theirs. */
  async function tryOne(credentialId: string): Promise<void> {
    try {
      await reissueCredential(deps, { organisationId, credentialId });
    } catch (error) {
      deps.log.error({ credentialId, error: String(error) }, 'a credential was not issued anew');
    }
  }

  function goOnLater({ id, issuedAt }: SignedCredential): Promise<void> {
    return database.write(scope, async (unit) => {
      await updateReached(unit.tx, signingKeyId, { at: issuedAt, id });
      await unit.audit({ action: 'signing-key.reissue-continued', subject: `signing-key:${signingKeyId}` });
      await unit.enqueue({
        task: 'reissue-affected',
        payload: { organisationId, signingKeyId },
        key: `reissue-affected:${signingKeyId}`,
      });
    });
  }
}
