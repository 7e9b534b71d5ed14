import { Link, NavLink, useLocation } from 'react-router';
import { SignOutForm } from '../account/sign-out-form.tsx';
import type { Visitor } from '../session/visitor.ts';
import { useText } from '../text/text-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { LaurelMark } from '../ui/laurel-mark.tsx';
import type { NavigationEntry } from './navigation.ts';
import styles from './site-header.module.css';

export interface SiteHeaderProps {
  visitor: Visitor | null;
  entries: readonly NavigationEntry[];
}

export function SiteHeader({ visitor, entries }: SiteHeaderProps) {
  const { t } = useText();
  // A menu that is open closes with the step it led to: another key, another element.
  const { key } = useLocation();
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link to="/" className={styles.home} aria-label={t('shell.home')}>
          <LaurelMark size={32} />
          <span className={styles.name}>{t('shell.name')}</span>
        </Link>
        <div className={styles.wide}>
          <nav aria-label={t('shell.mainNavigation')}>
            <Entries entries={entries} />
          </nav>
          {visitor ? <AccountMenu key={key} visitor={visitor} /> : <GuestLinks />}
        </div>
        <details key={key} className={styles.narrow}>
          <summary className={styles.menuButton}>
            <Icon name="menu" />
            {t('shell.menu')}
          </summary>
          <div className={styles.panel}>
            <nav aria-label={t('shell.mainNavigation')}>
              <Entries entries={entries} />
            </nav>
            {visitor ? <AccountLinks /> : <GuestLinks />}
          </div>
        </details>
      </div>
    </header>
  );
}

function Entries({ entries }: Pick<SiteHeaderProps, 'entries'>) {
  return (
    <ul className={styles.entries}>
      {entries.map(({ to, label }) => (
        <li key={to}>
          <NavLink to={to} className={styles.entry ?? ''}>
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function GuestLinks() {
  const { t } = useText();
  return (
    <div className={styles.guest}>
      <Link to="/sign-in" className={styles.entry}>
        {t('navigation.signIn')}
      </Link>
      <ButtonLink to="/sign-up" size="s">
        {t('navigation.signUp')}
      </ButtonLink>
    </div>
  );
}

function AccountMenu({ visitor }: { visitor: Visitor }) {
  return (
    <details className={styles.account}>
      <summary className={styles.accountButton}>
        <Avatar name={visitor.name} size="s" />
        <bdi>{visitor.name}</bdi>
      </summary>
      <div className={styles.panel}>
        <AccountLinks />
      </div>
    </details>
  );
}

function AccountLinks() {
  const { t } = useText();
  return (
    <nav aria-label={t('shell.accountNavigation')}>
      <ul className={styles.entries}>
        <li>
          <NavLink to="/account" className={styles.entry ?? ''}>
            {t('navigation.account')}
          </NavLink>
        </li>
        <li>
          <SignOutForm>
            <button type="submit" className={styles.entry}>
              {t('navigation.signOut')}
            </button>
          </SignOutForm>
        </li>
      </ul>
    </nav>
  );
}
