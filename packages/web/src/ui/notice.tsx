import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

export type NoticeKind = 'info' | 'success' | 'warning';

export interface NoticeProps {
  kind: NoticeKind;
  /** In place of "Note", "Done", "Warning". */
  title?: string;
  children: ReactNode;
  /** It appeared because of something the reader just did: read it aloud. */
  live?: boolean;
}

const icons: Record<NoticeKind, IconName> = { info: 'info', success: 'check', warning: 'warning' };

/** Something to know before going on. What went wrong in a form belongs in FormErrors. */
export function Notice({ kind, title, children, live = false }: NoticeProps) {
  const { t } = useText();
  return (
    <div className={styles.notice} data-kind={kind} role={live ? 'status' : undefined}>
      <span className={styles.sign}>
        <Icon name={icons[kind]} />
      </span>
      <div className={styles.words}>
        <strong className={styles.title}>{title ?? t(`notice.${kind}`)}</strong>
        <div>{children}</div>
      </div>
    </div>
  );
}
