import type { HistoryEntry } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Time } from '../../ui/time.tsx';
import { actionWords } from '../console/action-words.ts';
import styles from './credential-history.module.css';

/** Everything that was done with a credential, the newest first. */
export function CredentialHistory({ history }: { history: readonly HistoryEntry[] }) {
  const { t } = useText();
  return (
    <ol className={styles.history} reversed>
      {history.map(({ at, action, actorName, detail }) => (
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
