import type { WriteUnit } from '../../../storage/index.ts';
import { emailVerified } from '../events.ts';
import { deleteUnproven } from '../person/store.ts';
import { deleteOtherClaims, markVerified } from './store.ts';

/** Takes an address as proven: other claims on it end, and with them sign-ups that had nothing else. */
export async function proveAddress(
  unit: WriteUnit,
  { id, personId, email }: { id: string; personId: string; email: string },
): Promise<void> {
  await markVerified(unit.tx, { id, personId, now: unit.now });
  await deleteUnproven(unit.tx, await deleteOtherClaims(unit.tx, { id, email }));
  await unit.emit({ name: emailVerified, payload: { personId, email } });
}
