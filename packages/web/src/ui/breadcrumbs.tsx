import { Link } from 'react-router';
import { useText } from '../text/text-context.tsx';
import styles from './breadcrumbs.module.css';
import { Icon } from './icon.tsx';

export interface BreadcrumbsProps {
  /** The pages above this one, the highest first. The page itself is its own heading. */
  trail: readonly { to: string; label: string }[];
}

export function Breadcrumbs({ trail }: BreadcrumbsProps) {
  const { t } = useText();
  return (
    <nav aria-label={t('breadcrumbs.label')}>
      <ol className={styles.trail}>
        {trail.map(({ to, label }) => (
          <li key={to} className={styles.step}>
            <Link to={to} className={styles.link}>
              {label}
            </Link>
            <Icon name="chevron" size={16} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
