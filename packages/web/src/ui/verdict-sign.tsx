import { Icon, type IconName } from './icon.tsx';
import styles from './verdict-sign.module.css';

export interface VerdictSignProps {
  icon: IconName;
  size?: 'm' | 'l';
}

/** The round sign before a verdict's words; in the tone of what it stands in. */
export function VerdictSign({ icon, size = 'm' }: VerdictSignProps) {
  return (
    <span className={styles.sign} data-size={size}>
      <Icon name={icon} size={24} />
    </span>
  );
}
