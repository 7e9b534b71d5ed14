import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

/** How much of each kind. */
export type Counts = { readonly [Kind in (typeof kinds)[number]]?: number | undefined };

const kinds = ['emails', 'passkeys', 'memberships', 'credentials', 'enrolments', 'attempts', 'submissions'] as const;

export interface CountsListProps {
  counts: Counts;
  before?: ReactNode;
  after?: ReactNode;
}

/** What goes or went, a line a kind; kinds of which there is nothing are left out. */
export function CountsList({ counts, before, after }: CountsListProps) {
  const { t } = useText();
  return (
    <ul>
      {before && <li>{before}</li>}
      {kinds.map((kind) => {
        const count = counts[kind] ?? 0;
        return count > 0 && <li key={kind}>{t(`erasure.goes.${kind}`, { count })}</li>;
      })}
      {after && <li>{after}</li>}
    </ul>
  );
}
