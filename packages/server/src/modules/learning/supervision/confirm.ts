import { timingSafeEqual } from 'node:crypto';
import { notFound, Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { mostWrong } from './present-sitting.ts';
import { countWrongCode, lockSitting, markConfirmed, type SittingRow } from './store.ts';

interface Input {
  sittingId: string;
  /** The exam, whichever version of it is sat. */
  originId: string;
  code: string;
  /** Who confirms; a guest is no person of ours, but somebody let them in. */
  by: { personId: string | null; name: string; invitedBy?: string | null };
}

/**
 * Confirms who somebody is. Nobody confirms themselves, nor through a guest whom they invited. A wrong code is counted, so the transaction must not be undone:
 * the refusal comes back for the caller to throw after it.
 */
export async function confirm(
  unit: WriteUnit,
  { sittingId, originId, code, by }: Input,
): Promise<SittingRow | Refusal> {
  const { tx, now } = unit;
  const sitting = await lockSitting(tx, { id: sittingId, originId });
  if (!sitting || [by.personId, by.invitedBy].includes(sitting.personId)) throw notFound('sitting');
  const subject = `enrolment:${sitting.enrolmentId}`;
  if (sitting.confirmedAt) {
    await unit.audit({ action: 'sitting.confirm-repeated', subject });
    return sitting;
  }
  const usable = sitting.codeExpiresAt > now && sitting.wrongCodes < mostWrong;
  if (!usable || !timingSafeEqual(Buffer.from(code), Buffer.from(sitting.code))) {
    await countWrongCode(tx, sitting.id);
    await unit.audit({ action: 'sitting.wrong-code', subject });
    return new Refusal(
      'wrong-code',
      'Nobody was confirmed. Compare the code with the learner’s page; it may be a new one.',
    );
  }
  await markConfirmed(tx, { id: sitting.id, personId: by.personId, name: by.name, now });
  await unit.audit({ action: 'sitting.confirmed', subject, personId: sitting.personId });
  return { ...sitting, confirmedAt: now, confirmedByName: by.name };
}
