import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useRootData } from '../session/root-data.ts';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { forgetAll } from './forget-copies.ts';
import { useRefusedMarks } from './refused-marks.ts';
import { Strip } from './strip.tsx';
import { countWaiting } from './waiting-progress.ts';
import { canKeep } from './worker-registration.ts';

/**
 * Says of lessons that were marked without a connection what nobody would know otherwise: that the server did not take them, or
 * that they still wait because nobody is signed in.
 */
export function MarksStrip() {
  const { t } = useText();
  const { visitor, keptAt } = useRootData();
  const refused = useRefusedMarks();
  const { marks, remove } = useWaitingMarks(visitor === null && keptAt === null);
  return (
    <div role="status">
      {refused > 0 && (
        <Strip title={t('offline.marks.refusedTitle')}>{t('offline.marks.refused', { count: refused })}</Strip>
      )}
      {marks > 0 && (
        <Strip title={t('offline.marks.waitTitle')}>
          {t('offline.marks.wait', { count: marks })} <Link to="/sign-in">{t('offline.marks.signIn')}</Link>{' '}
          <Button type="button" size="s" variant="quiet" onClick={remove}>
            {t('offline.marks.remove')}
          </Button>
        </Strip>
      )}
    </div>
  );
}

/** How many marks wait on this device, where that is asked. */
function useWaitingMarks(isAsked: boolean) {
  const [marks, setMarks] = useState(0);
  useEffect(() => {
    if (!isAsked || !canKeep()) return;
    // A browser that refuses its caches has nothing in them.
    countWaiting().then(
      (count) => setMarks(count.marks),
      () => undefined,
    );
    return () => setMarks(0);
  }, [isAsked]);
  const remove = () =>
    void forgetAll(caches).then(
      () => setMarks(0),
      () => undefined,
    );
  return { marks, remove };
}
