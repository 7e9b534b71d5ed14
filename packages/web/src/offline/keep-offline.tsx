import type { EnrolmentDetail } from '@laurel/sdk';
import { useRootData } from '../session/root-data.ts';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { Time } from '../ui/time.tsx';
import { useHydrated } from '../ui/use-hydrated.ts';
import { type KeptState, useKeptCopy } from './use-kept-copy.ts';
import { lessonsToKeep } from './what-to-keep.ts';
import { canKeep } from './worker-registration.ts';

export interface KeepOfflineProps {
  enrolment: EnrolmentDetail;
}

/** Keeps the texts of a programme on this device, if one asks for it, and removes them again. Only a script can do that. */
export function KeepOffline({ enrolment }: KeepOfflineProps) {
  const hydrated = useHydrated();
  const { visitor, offersOffline } = useRootData();
  if (!hydrated || !offersOffline || !visitor || !canKeep() || lessonsToKeep(enrolment).length === 0) return null;
  return <Control enrolment={enrolment} personId={visitor.id} />;
}

function Control({ enrolment, personId }: KeepOfflineProps & { personId: string }) {
  const { t } = useText();
  const { keptAt } = useRootData();
  const { state, fault, keep, remove, stop } = useKeptCopy(enrolment, personId);
  return (
    <Section title={t('offline.keep.title')} lead={t('offline.keep.lead')}>
      <Stack>
        {fault && (
          <Notice kind="warning" title={t('offline.keep.failed')} live>
            {t(`offline.keep.fault.${fault}`)}
          </Notice>
        )}
        <Told state={state} />
        {state.phase === 'kept' && keptAt !== null && <p>{t('offline.keep.marksGo')}</p>}
        {state.phase === 'none' && (
          <div>
            <Button type="button" icon="download" onClick={() => void keep()}>
              {t('offline.keep.keep')}
            </Button>
          </div>
        )}
        {state.phase === 'keeping' && (
          <div>
            <Button type="button" size="s" variant="quiet" onClick={stop}>
              {t('offline.keep.stop')}
            </Button>
          </div>
        )}
        {state.phase === 'kept' && (
          <ButtonRow>
            {keptAt === null && (
              <Button type="button" size="s" onClick={() => void keep()}>
                {t('offline.keep.again')}
              </Button>
            )}
            <Button type="button" size="s" variant="quiet" onClick={() => void remove()}>
              {t('offline.keep.remove')}
            </Button>
          </ButtonRow>
        )}
      </Stack>
    </Section>
  );
}

function Told({ state }: { state: KeptState }) {
  const { t, format } = useText();
  const megabytes = (bytes: number) => format.number(Math.max(0.1, Math.round(bytes / 100_000) / 10));
  if (state.phase === 'keeping') {
    const { done = 0, total = 1, bytes = 0 } = state.progress ?? {};
    const text = t('offline.keep.progress', { done, total, megabytes: megabytes(bytes) });
    return <ProgressBar label={t('offline.keep.keeping')} done={done} total={total} text={text} />;
  }
  return (
    <div role="status">
      {state.phase === 'kept' && (
        <p>
          {t('offline.keep.kept', { count: state.copy.lessons, megabytes: megabytes(state.copy.bytes) })}{' '}
          <Time value={new Date(state.copy.savedAt).toISOString()} show="instant" />.
        </p>
      )}
    </div>
  );
}
