import type { LeftOut } from '../../issuer/index.ts';
import type { LogDeps } from '../deps.ts';
import { noteFinding } from './note-finding.ts';

/** So many are named; an organisation's list of what a key signed has the others. */
const mostNamed = 20;

/** Writes down that a key's time has ended without credentials that the log could not take in. */
export async function noteLeftOut(
  deps: Pick<LogDeps, 'database' | 'log'>,
  { organisationId, keyId, credentialIds }: LeftOut,
): Promise<void> {
  const count = credentialIds.length;
  const named = credentialIds.slice(0, mostNamed).join(', ');
  await noteFinding(deps, {
    kind: 'credential-never-logged',
    subject: `signing-key:${keyId}`,
    organisationId,
    detail: `${
      count === 1
        ? 'A credential that a retired key signed cannot be read any more, so that it never came into the log'
        : `${count} credentials that a retired key signed cannot be read any more, so that they never came into the log`
    }; nobody can verify what is handed round of ${count === 1 ? 'it' : 'them'}: ${named}${count > mostNamed ? ' and others' : ''}.`,
  });
}
