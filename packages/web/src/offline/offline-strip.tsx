import { useLocation } from 'react-router';
import { useRootData } from '../session/root-data.ts';
import { useText } from '../text/text-context.tsx';
import { Time } from '../ui/time.tsx';
import { useHydrated } from '../ui/use-hydrated.ts';
import { offlineAddress } from './offline-address.ts';
import { Strip } from './strip.tsx';
import { useOnline } from './use-online.ts';

export interface OfflineStripProps {
  /** The server answers again. */
  isBack: boolean;
}

/** Above a page that is a copy: that it is one, of when, and what does not work; then how to get to the page as it is now. */
export function OfflineStrip({ isBack }: OfflineStripProps) {
  const { t } = useText();
  const { keptAt } = useRootData();
  const { pathname } = useLocation();
  const isOnline = useOnline();
  const hydrated = useHydrated();
  const hasWorker = hydrated && Boolean(navigator.serviceWorker?.controller);
  return (
    <div role="status">
      {keptAt !== null && pathname !== offlineAddress && (
        <Strip title={t(isBack ? 'offline.strip.back' : 'offline.strip.title')}>
          {t('offline.strip.saved')} <Time value={keptAt} show="instant" />.{' '}
          {isBack ? <a href={pathname}>{t('offline.strip.reload')}</a> : t('offline.strip.off')}
        </Strip>
      )}
      {keptAt === null && !isOnline && hasWorker && (
        <Strip title={t('offline.strip.title')}>{t('offline.strip.lost')}</Strip>
      )}
    </div>
  );
}
