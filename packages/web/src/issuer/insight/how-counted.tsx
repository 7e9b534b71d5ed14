import { useText } from '../../text/text-context.tsx';

/** How people are counted so that no number tells of one: short, and in full for those who open it. */
export function HowCounted() {
  const { t } = useText();
  return (
    <details>
      <summary>{t('issuer.insight.howCounted')}</summary>
      <p>{t('issuer.insight.tooFewHint')}</p>
    </details>
  );
}
