import { Link, useLocation } from 'react-router';
import type { Theme } from '../session/preferences.ts';
import { useRootData } from '../session/root-data.ts';
import { useText } from '../text/text-context.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import styles from './site-footer.module.css';

export interface SiteFooterProps {
  theme: Theme;
}

export function SiteFooter({ theme }: SiteFooterProps) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const { keptAt } = useRootData();
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p className={styles.words}>{t('shell.footer')}</p>
        <nav aria-label={t('shell.footerNavigation')}>
          <ul className={styles.links}>
            <li>
              <Link to="/verify" reloadDocument>
                {t('navigation.verify')}
              </Link>
            </li>
            <li>
              <Link to="/log" reloadDocument>
                {t('navigation.log')}
              </Link>
            </li>
            <li>
              <Link to="/api" reloadDocument>
                {t('navigation.api')}
              </Link>
            </li>
            <li>
              <Link to="/licences.txt" reloadDocument>
                {t('navigation.licences')}
              </Link>
            </li>
          </ul>
        </nav>
        {keptAt === null && <ThemeSwitch theme={theme} next={`${pathname}${search}`} />}
      </div>
    </footer>
  );
}
