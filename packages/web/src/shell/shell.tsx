import type { ReactNode } from 'react';
import { MarksStrip } from '../offline/marks-strip.tsx';
import { OfflineStrip } from '../offline/offline-strip.tsx';
import { useReachable } from '../offline/use-reachable.ts';
import { useSettledCopies } from '../offline/use-settled-copies.ts';
import { useWholePages } from '../offline/use-whole-pages.ts';
import { useRootData } from '../session/root-data.ts';
import { useText } from '../text/text-context.tsx';
import { mainNavigation } from './navigation.ts';
import { NavigationProgress } from './navigation-progress.tsx';
import styles from './shell.module.css';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

export interface ShellProps {
  children: ReactNode;
}

/** What stands around every page: the way past the header, the header, the page, the footer. */
export function Shell({ children }: ShellProps) {
  const { t } = useText();
  const { visitor, theme, keptAt } = useRootData();
  const main = useFocusOnNavigation();
  const isCopy = keptAt !== null;
  const isReachable = useReachable(isCopy);
  useSettledCopies(isReachable);
  useWholePages(isCopy);
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <NavigationProgress />
      <SiteHeader visitor={visitor} entries={mainNavigation(t, visitor)} />
      <OfflineStrip isBack={isReachable} />
      <MarksStrip />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <SiteFooter theme={theme} />
    </div>
  );
}
