import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './more-ways.module.css';

/** What fits here, and what to use for many. */
export function MoreWays() {
  const { t } = useText();
  return (
    <div className="no-print">
      <Section title={t('verifier.more.title')}>
        <p>{t('verifier.more.text')}</p>
        <p>{t('verifier.more.offline')}</p>
        <h3>{t('verifier.more.manyTitle')}</h3>
        <p>{t('verifier.more.many')}</p>
        <pre className={styles.command}>
          <code>npm run cli -- verify credential.json other-credentials/</code>
        </pre>
        <p>
          <Link to="/api#verifyCredential" reloadDocument>
            {t('verifier.more.api')}
          </Link>
        </p>
      </Section>
    </div>
  );
}
