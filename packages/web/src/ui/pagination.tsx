import { useText } from '../text/text-context.tsx';
import { ButtonLink } from './button-link.tsx';
import styles from './pagination.module.css';

export interface PaginationProps {
  /** The address of the first page, where one is past it and the list only goes forward. */
  first?: string | undefined;
  /** The address of the page before, when there is one. */
  previous?: string | undefined;
  next?: string | undefined;
  /** "1–50 of 214", when known. */
  range?: string;
}

/** Steps through a long list; the place is in the address. Nothing is shown when all of it is on one page. */
export function Pagination({ first, previous, next, range }: PaginationProps) {
  const { t } = useText();
  if (first === undefined && previous === undefined && next === undefined) return null;
  return (
    <nav className={styles.pagination} aria-label={t('pagination.label')}>
      {first !== undefined && (
        <ButtonLink to={first} size="s">
          {t('pagination.first')}
        </ButtonLink>
      )}
      {previous !== undefined && (
        <ButtonLink to={previous} rel="prev" size="s">
          {t('pagination.previous')}
        </ButtonLink>
      )}
      {range && <span className={styles.range}>{range}</span>}
      {next !== undefined && (
        <ButtonLink to={next} rel="next" size="s">
          {t('pagination.next')}
        </ButtonLink>
      )}
    </nav>
  );
}
