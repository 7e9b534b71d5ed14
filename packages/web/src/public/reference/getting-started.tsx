import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { CodeBlock } from './code-block.tsx';
import styles from './getting-started.module.css';

/** What holds for every endpoint. */
export function GettingStarted() {
  const { t } = useText();
  const { origin } = useRootData();
  const curl = `curl '${origin}/api/v1/api-keys/current' \\
  -H "Authorization: Bearer $LAUREL_API_KEY"`;
  const sdk = `import { createClient } from '@laurel/sdk';

const client = createClient({
  origin: '${origin}',
  apiKey: process.env.LAUREL_API_KEY,
});`;
  return (
    <Section title={t('reference.start.title')}>
      <div className={styles.topics}>
        <Section level={3} title={t('reference.start.authTitle')}>
          <p>{t('reference.start.auth')}</p>
          <p>{t('reference.start.session')}</p>
        </Section>
        <div className={styles.examples}>
          <CodeBlock title={t('reference.start.curl')} code={curl} />
          <CodeBlock title={t('reference.start.sdk')} code={sdk} />
        </div>
        <Section level={3} title={t('reference.start.idempotencyTitle')}>
          <p>{t('reference.start.idempotency')}</p>
        </Section>
        <Section level={3} title={t('reference.start.listsTitle')}>
          <p>{t('reference.start.lists')}</p>
        </Section>
        <Section level={3} title={t('reference.start.problemsTitle')}>
          <p>
            {t('reference.start.problems')} <a href="#problems">{t('reference.problems.title')}</a>
          </p>
        </Section>
      </div>
    </Section>
  );
}
