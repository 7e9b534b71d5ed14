import type { ReactNode } from 'react';
import { Breadcrumbs, type BreadcrumbsProps } from './breadcrumbs.tsx';
import styles from './page.module.css';

export interface PageProps {
  title: string;
  /** The page in one or two sentences. */
  lead?: ReactNode;
  trail?: BreadcrumbsProps['trail'];
  /** Buttons that belong to the whole page. */
  actions?: ReactNode;
  /** `form` and `text` keep to one readable column. */
  width?: 'wide' | 'text' | 'form';
  children: ReactNode;
}

/** The frame of every page but the first and the credential's: where am I, what is it, what can I do. */
export function Page({ title, lead, trail, actions, width = 'wide', children }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.header}>
        {trail && <Breadcrumbs trail={trail} />}
        <div className={styles.headline}>
          <h1>{title}</h1>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {lead && <div className={styles.lead}>{lead}</div>}
      </header>
      {children}
    </div>
  );
}
