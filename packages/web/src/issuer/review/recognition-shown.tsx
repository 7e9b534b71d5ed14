import type { ReviewView } from '@laurel/sdk';
import { EvidenceCredentials } from '../../learner/recognition/evidence-credentials.tsx';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';

/** Of evidence of prior learning: for what it is, the credentials beside their verdicts, and what was asked for. */
export function RecognitionShown({ recognition }: Pick<ReviewView, 'recognition'>) {
  const { t } = useText();
  if (!recognition) return null;
  const { isWhole, guidanceHtml, credentials } = recognition;
  return (
    <>
      <Notice kind="info">{t(isWhole ? 'issuer.recognition.review.whole' : 'issuer.recognition.review.one')}</Notice>
      {credentials.length > 0 && (
        <Section title={t('issuer.recognition.review.credentials')}>
          <EvidenceCredentials
            credentials={credentials}
            beside={({ source }) => <p>{t(`issuer.recognition.review.${source}`)}</p>}
          />
        </Section>
      )}
      <Section title={t('issuer.recognition.review.wanted')}>
        <Prose html={guidanceHtml} topLevel={3} tableLabel={t('issuer.reviews.table')} />
      </Section>
    </>
  );
}
