import type { ProgrammeSummary } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';

export function ProgrammeStateTag({ state }: Pick<ProgrammeSummary, 'state'>) {
  const { t } = useText();
  return state === 'published' ? (
    <StateTag tone="valid" icon="check">
      {t('issuer.programmes.state.published')}
    </StateTag>
  ) : (
    <StateTag tone="none" icon="clock">
      {t('issuer.programmes.state.draft')}
    </StateTag>
  );
}
