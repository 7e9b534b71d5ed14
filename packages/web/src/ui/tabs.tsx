import { Link, NavLink } from 'react-router';
import { useText } from '../text/text-context.tsx';
import styles from './tabs.module.css';

export interface TabsProps {
  /** What the tabs divide. */
  label: string;
  /** `end`: current only at exactly this address, not below it. */
  tabs: readonly { to: string; label: string; count?: number; end?: boolean }[];
  /** The `to` that is shown, where tabs differ in what stands behind the `?`. */
  current?: string;
}

/** Views of one thing, each with an address of its own: the back button works. */
export function Tabs({ label, tabs, current }: TabsProps) {
  const { format } = useText();
  return (
    <nav aria-label={label} className={styles.frame}>
      <ul className={styles.tabs}>
        {tabs.map(({ to, label: words, count, end = false }) => {
          const content = (
            <>
              {words}
              {count !== undefined && <span className={styles.count}>{format.number(count)}</span>}
            </>
          );
          return (
            <li key={to}>
              {current === undefined ? (
                <NavLink to={to} end={end} className={styles.tab ?? ''}>
                  {content}
                </NavLink>
              ) : (
                <Link to={to} className={styles.tab} aria-current={to === current ? 'page' : undefined}>
                  {content}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
