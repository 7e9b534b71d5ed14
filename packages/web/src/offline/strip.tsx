import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import styles from './strip.module.css';

export interface StripProps {
  title: string;
  children: ReactNode;
}

/** A line above the page, about this device and the connection. */
export function Strip({ title, children }: StripProps) {
  return (
    <div className={styles.strip} data-offline>
      <div className={styles.inner}>
        <Icon name="device" />
        <span>
          <strong>{title}</strong> {children}
        </span>
      </div>
    </div>
  );
}
