import type { StatusEntry } from '../../status/status-entry.ts';
import { messageOf } from '../../status/status-messages.ts';
import type { StatusReading } from '../../status/status-type.ts';
import { type Finding, fail, pass, toWarning, unknown } from '../finding.ts';
import type { Warning } from '../result.ts';

/** What a value means for the credential. */
export interface StatusMeaning {
  readonly finding: Finding;
  readonly warnings: readonly Warning[];
  /** The issuer's own word for the value. */
  readonly message?: string | undefined;
}

/**
 * What the value of an entry means. Only revocation and suspension make a credential bad; a newer copy and a message are
 * worth knowing. A purpose that the standard does not define may mean anything.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
export function statusMeaning(entry: StatusEntry, reading: StatusReading): StatusMeaning {
  const { value, note } = reading;
  const message = note ?? (entry.messages && messageOf(entry.messages, value));
  switch (entry.purpose) {
    case 'revocation':
      return { finding: value === 0 ? pass('status.good') : fail('status.revoked', message), warnings: [], message };
    case 'suspension':
      return { finding: value === 0 ? pass('status.good') : fail('status.suspended', message), warnings: [], message };
    case 'refresh':
      return { finding: pass('status.good'), warnings: value === 0 ? [] : [refresh(message)], message };
    case 'message':
      return said(entry, value);
    default:
      return { finding: unknown('status.purpose-unsupported', entry.purpose), warnings: [] };
  }
}

const refresh = (message: string | undefined) => toWarning('status.refresh-available', message);

/** Even zero may say something ("under review"), unless the issuer gave it no words. */
function said({ messages, references = [] }: StatusEntry, value: number): StatusMeaning {
  const message = messageOf(messages, value);
  const silent = messages === undefined && value === 0;
  const detail = [`0x${value.toString(16)} ${message}`, ...references].join(' ');
  return { finding: pass('status.good'), warnings: silent ? [] : [toWarning('status.message', detail)], message };
}
