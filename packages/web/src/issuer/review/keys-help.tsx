import { useText } from '../../text/text-context.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import styles from './keys-help.module.css';

interface KeysHelpProps {
  /** Each key with what it does. */
  keys: readonly { key: string; does: string }[];
}

/** Says openly which keys do what on this page; without a script there are none. */
export function KeysHelp({ keys }: KeysHelpProps) {
  const { t } = useText();
  return (
    <OnceScripted>
      <ul className={styles.keys} aria-label={t('issuer.reviews.keys')}>
        {keys.map(({ key, does }) => (
          <li key={key} className={styles.entry}>
            <kbd className={styles.key}>{key}</kbd> {does}
          </li>
        ))}
      </ul>
    </OnceScripted>
  );
}
