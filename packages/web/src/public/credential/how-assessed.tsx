import { useText } from '../../text/text-context.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Section } from '../../ui/section.tsx';
import type { Claims } from './claims-of.ts';

/** How each result came about, and the work itself where its author wants it to be seen. */
export function HowAssessed({ evidence }: Pick<Claims, 'evidence'>) {
  const { t } = useText();
  if (evidence.length === 0) return null;
  return (
    <Section title={t('credentialPage.assessed.title')}>
      {evidence.map(({ name, url, narrative }) => (
        <div key={`${name} ${url} ${narrative}`}>
          <h3>
            <bdi>{name ?? t('credentialPage.assessed.unnamed')}</bdi>
          </h3>
          {narrative && <MarkdownText text={narrative} />}
          {url && (
            <p>
              <a href={url} rel="noreferrer nofollow ugc">
                {t('credentialPage.assessed.work')}
              </a>
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}
