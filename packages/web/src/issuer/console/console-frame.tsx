import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ConsoleView } from './console-data.ts';
import styles from './console-frame.module.css';
import { type ShownSection, sectionsOf } from './sections.ts';

interface ConsoleFrameProps {
  view: ConsoleView;
  children: ReactNode;
}

/** The organisation's name and the sections of its console, beside the page or, on a phone, above it. */
export function ConsoleFrame({ view, children }: ConsoleFrameProps) {
  const { t } = useText();
  const { key, pathname } = useLocation();
  const { organisationName, role } = view.membership;
  const sections = sectionsOf(t, view, pathname);
  const here = sections.find(({ isHere }) => isHere)?.label ?? t('issuer.sections.overview');
  return (
    <div className={styles.console}>
      <div className={styles.side}>
        <div className={styles.organisation}>
          <bdi className={styles.name}>{organisationName}</bdi>
          <span className={styles.role}>{t('issuer.console.yourRole', { role: t(`issuer.roles.${role}.name`) })}</span>
        </div>
        <div className={styles.wide}>
          <Sections organisation={organisationName} sections={sections} />
        </div>
        {/* Closes with the step it led to: another key, another element. */}
        <details key={key} className={styles.narrow}>
          <summary className={styles.summary}>
            {t('issuer.console.section', { section: here })}
            <Icon name="chevron-down" size={16} />
          </summary>
          <Sections organisation={organisationName} sections={sections} />
        </details>
      </div>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

function Sections({ organisation, sections }: { organisation: string; sections: readonly ShownSection[] }) {
  const { t } = useText();
  return (
    <nav aria-label={t('issuer.console.navigation', { organisation })}>
      <ul className={styles.sections}>
        {sections.map(({ to, label, isHere }) => (
          <li key={to}>
            <Link to={to} aria-current={isHere ? 'page' : undefined} className={styles.section}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
