import type { ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';

/** What the form just sent has done; the address says which, so that it is still said without a script. */
export function SavedNotice({ children }: { children: ReactNode }) {
  return (
    <Notice kind="success" live>
      {children}
    </Notice>
  );
}
