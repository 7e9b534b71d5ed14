import type { ChainFault } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { replaceTrouble, selectTrouble } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import { kindOf } from './enter-chain.ts';
import type { Trouble } from './trouble.ts';

/** Writes down how it stands with the chain when that has changed: in the audit log, in the log, and for health. */
export async function settleTrouble(deps: AnchorDeps, trouble: Trouble | ChainFault | undefined): Promise<void> {
  const { database, log } = deps;
  const kind = kindOf(deps);
  const scope = systemScope('settle-trouble');
  const kept = await database.read(scope, (tx) => selectTrouble(tx, kind));
  if (trouble?.code === kept?.code) return;
  await database.write(scope, async (unit) => {
    const found = trouble && { code: trouble.code, detail: trouble.message, since: unit.now };
    await replaceTrouble(unit.tx, kind, found);
    await unit.audit({
      action: found ? 'chain.trouble' : 'chain.well',
      subject: `chain:${kind}`,
      detail: found ? { code: found.code, detail: found.detail } : { after: kept?.code },
    });
  });
  if (trouble) log.warn({ code: trouble.code, detail: trouble.message }, 'the chain is in trouble');
  else log.info({ after: kept?.code }, 'the chain is well again');
}
