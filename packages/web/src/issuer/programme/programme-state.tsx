import type { ProgrammeSummary } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';

/** Whether a programme is published, a draft, or published with its next version in the making. */
export function ProgrammeStateTag({ programme }: { programme: ProgrammeSummary }) {
  const { t } = useText();
  const { state, version, publishedVersion } = programme;
  if (publishedVersion === null)
    return (
      <StateTag tone="none" icon="clock">
        {t('issuer.programmes.state.draft')}
      </StateTag>
    );
  return (
    <StateTag tone="valid" icon="check">
      {state === 'published'
        ? t('issuer.programmes.state.published')
        : t('issuer.programmes.state.nextDraft', { published: publishedVersion, draft: version })}
    </StateTag>
  );
}
