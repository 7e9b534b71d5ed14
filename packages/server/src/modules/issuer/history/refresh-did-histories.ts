import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectWithHistory, selectWithoutHistory } from './store.ts';
import { writeDidHistory } from './write-did-history.ts';

type Deps = Parameters<typeof writeDidHistory>[0] & Pick<IssuerDeps, 'log'>;

/** Begins the history of every issuer that has none: of those, too, that were there before there were histories. */
export async function beginDidHistories(deps: Deps): Promise<void> {
  const scope = systemScope('begin-did-histories');
  await writeEach(deps, await deps.database.read(scope, selectWithoutHistory));
}

/** Writes down what changed of its own accord: a name, an address, a key of the log. */
export async function refreshDidHistories(deps: Deps): Promise<void> {
  const scope = systemScope('refresh-did-histories');
  for (let after: string | undefined; ; ) {
    const place = after;
    const some = await deps.database.read(scope, (tx) => selectWithHistory(tx, place));
    await writeEach(deps, some);
    after = some.at(-1);
    if (after === undefined) return;
  }
}

/** One that fails does not keep the others from theirs. */
async function writeEach(deps: Deps, organisationIds: readonly string[]): Promise<void> {
  for (const organisationId of organisationIds) {
    try {
      await writeDidHistory(deps, { organisationId });
    } catch (error) {
      deps.log.error({ organisationId, error: String(error) }, 'the history of an issuer was not written');
    }
  }
}
