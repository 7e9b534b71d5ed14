import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';

/** So many are read through; the others are in what the API lists. */
const most = 10;

/** What the log found not to agree, for those who see to it. */
export function LogFindings({ findings }: { findings: readonly string[] }) {
  const { t, format } = useText();
  if (findings.length === 0) return null;
  const others = findings.length - most;
  return (
    <Notice kind="warning" title={t('issuer.overview.findings')}>
      <ul>
        {findings.slice(0, most).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {others > 0 && <li>{t('issuer.overview.moreFindings', { others: format.number(others) })}</li>}
      </ul>
    </Notice>
  );
}
