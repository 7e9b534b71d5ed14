import type { AttemptView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';

interface DoesNotCountProps {
  attempt: Pick<AttemptView, 'proctored'>;
  score: string;
  passMark: string;
}

/** Why the result of a proctored attempt does not count, or not yet, and who does what next. */
export function DoesNotCount({ attempt: { proctored }, score, passMark }: DoesNotCountProps) {
  const { t } = useText();
  if (!proctored || proctored.state === 'clear' || proctored.state === 'counts') return null;
  const { state, note, providerName: provider } = proctored;
  return (
    <Notice
      kind={state === 'set-aside' ? 'warning' : 'info'}
      title={t(`learner.result.proctored.${state}Title`, { provider })}
      live
    >
      <p>{t(`learner.result.proctored.${state}`, { provider, score, passMark })}</p>
      {note && <p>{t('learner.result.proctored.note', { note })}</p>}
    </Notice>
  );
}
