import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ConsoleView } from './console-data.ts';
import styles from './console-frame.module.css';
import { currentSection, sectionsOf } from './sections.ts';

interface ConsoleFrameProps {
  view: ConsoleView;
  children: ReactNode;
}

/** The organisation's name and the sections of its console, beside the page or, on a phone, above it. */
export function ConsoleFrame({ view, children }: ConsoleFrameProps) {
  const { t } = useText();
  const { key, pathname } = useLocation();
  const { organisationName, role } = view.membership;
  return (
    <div className={styles.console}>
      <div className={styles.side}>
        <div className={styles.organisation}>
          <bdi className={styles.name}>{organisationName}</bdi>
          <span className={styles.role}>{t('issuer.console.yourRole', { role: t(`issuer.roles.${role}.name`) })}</span>
        </div>
        <div className={styles.wide}>
          <Sections view={view} />
        </div>
        {/* Closes with the step it led to: another key, another element. */}
        <details key={key} className={styles.narrow}>
          <summary className={styles.summary}>
            {t('issuer.console.section', { section: currentSection(t, view, pathname) })}
            <Icon name="chevron-down" size={16} />
          </summary>
          <Sections view={view} />
        </details>
      </div>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

function Sections({ view }: Pick<ConsoleFrameProps, 'view'>) {
  const { t } = useText();
  return (
    <nav aria-label={t('issuer.console.navigation', { organisation: view.membership.organisationName })}>
      <ul className={styles.sections}>
        {sectionsOf(t, view).map(({ to, label, end }) => (
          <li key={to}>
            <NavLink to={to} end={end} className={styles.section ?? ''}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
