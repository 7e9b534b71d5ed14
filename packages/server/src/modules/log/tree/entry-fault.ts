import { commitmentOf } from '@laurel/credential';
import type { Finding } from '../contradiction.ts';
import type { EntryRow } from './entry-store.ts';

const digestBytes = 32;

/** The digests of an entry's secured forms, as a receipt lists them. */
export function formsOf(forms: Uint8Array): string[] {
  const text = Buffer.from(forms).toString('hex');
  return text.match(new RegExp(`.{${2 * digestBytes}}`, 'g')) ?? [];
}

/** What is wrong with an entry in itself: that it is not the commitment of what is kept beside it. A forgotten one says nothing. */
export function entryFault({ index, commitment, salt, forms, organisationId }: EntryRow): Finding | undefined {
  if (!salt || !forms) return undefined;
  if (Buffer.compare(commitmentOf({ salt, forms: formsOf(forms) }), commitment) === 0) return undefined;
  return {
    kind: 'entry-altered',
    subject: `entry:${index}`,
    organisationId,
    detail: `Entry ${index} is not the commitment of the salt and the digests that are kept beside it.`,
  };
}
