import type { HistoryEntry } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Time } from '../../ui/time.tsx';
import { actionWords } from '../console/action-words.ts';
import styles from './credential-history.module.css';

/** Work that was begun once more and found already done: kept for auditors, folded away for everybody else. */
const repeats = new Set(['credential.asked-again', 'credential.finished-already', 'credential.none-to-link']);

/** Everything that was done with a credential, the newest first. */
export function CredentialHistory({ history }: { history: readonly HistoryEntry[] }) {
  const { t } = useText();
  const repeated = history.filter(({ action }) => repeats.has(action));
  return (
    <>
      <Entries entries={history.filter(({ action }) => !repeats.has(action))} />
      {repeated.length > 0 && (
        <details>
          <summary>{t('issuer.credential.repeats', { count: repeated.length })}</summary>
          <Entries entries={repeated} />
        </details>
      )}
    </>
  );
}

function Entries({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t } = useText();
  return (
    <ol className={styles.history} reversed>
      {entries.map(({ at, action, actorName, detail }) => (
        <li key={`${at} ${action}`} className={styles.entry}>
          <strong>{actionWords(t, action)}</strong>
          <span className={styles.when}>
            <Time value={at} show="instant" />
            {actorName && (
              <>
                {', '}
                <bdi>{actorName}</bdi>
              </>
            )}
          </span>
          {detail && <span>{detail}</span>}
        </li>
      ))}
    </ol>
  );
}
