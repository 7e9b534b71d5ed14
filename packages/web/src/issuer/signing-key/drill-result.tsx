import type { CompromiseDrill } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { SavedNotice } from '../console/saved-notice.tsx';
import { AffectedCounts } from './affected-counts.tsx';

/** What a rehearsal found, and what would follow in earnest. */
export function DrillResult({ drill }: { drill: CompromiseDrill }) {
  const { t, format } = useText();
  const count = Math.max(1, Math.ceil(drill.estimatedSeconds / 60));
  return (
    <>
      <SavedNotice>
        {t('issuer.drill.done')} {t('issuer.drill.took', { milliseconds: format.number(drill.tookMilliseconds) })}
      </SavedNotice>
      <Section title={t('issuer.signingKey.next')}>
        <AffectedCounts assessment={drill} />
      </Section>
      <Section title={t('issuer.drill.would')}>
        <ol>
          <li>{t('issuer.drill.steps.mark')}</li>
          <li>{t('issuer.drill.steps.list')}</li>
          <li>{t('issuer.drill.steps.reissue', { count })}</li>
        </ol>
      </Section>
    </>
  );
}
