import type { ReviewView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';

/** Who reviews it, and once one may see them, their markings side by side. */
export function MarkingsCompared({ review }: { review: ReviewView }) {
  const { t, format } = useText();
  const { rubric, others, own, difference, result } = review;
  if (others.length === 0 && !result) return null;
  const shown = others.flatMap(({ id, role, reviewerName, marking, weight }) => {
    const reviewer = t(`issuer.reviews.reviewer.${role}`, { name: reviewerName });
    const header =
      weight === null ? reviewer : t('issuer.reviews.weighs', { reviewer, weight: format.percent(weight) });
    return marking ? [{ key: id, header, ...marking }] : [];
  });
  const hidden = others.filter(({ marking }) => marking === null);
  const titleOf = (level: number | undefined) => (level === undefined ? '' : (rubric.levels[level - 1]?.title ?? ''));
  return (
    <Section title={t('issuer.reviews.markings')}>
      {hidden.map(({ id, role, reviewerName, state }) => (
        <p key={id}>
          {t(`issuer.reviews.blind.${state}`, {
            reviewer: t(`issuer.reviews.reviewer.${role}`, { name: reviewerName }),
          })}
        </p>
      ))}
      {difference && (
        <Notice kind={difference.needsModeration ? 'warning' : 'info'}>
          {t(difference.needsModeration ? 'issuer.reviews.apart' : 'issuer.reviews.together', {
            percent: format.number(difference.percent),
          })}
        </Notice>
      )}
      {(shown.length > 0 || result) && (
        <Table
          caption={t('issuer.reviews.markings')}
          captionHidden
          rows={rubric.criteria}
          rowKey={({ id }) => id}
          columns={[
            { key: 'criterion', header: t('issuer.reviews.criterion'), cell: ({ title }) => <bdi>{title}</bdi> },
            ...(own?.state === 'handed-in'
              ? [
                  {
                    key: 'own',
                    header: t('issuer.reviews.yours'),
                    cell: ({ id }: { id: string }) => titleOf(own.marks[id]?.level),
                  },
                ]
              : []),
            ...shown.map(({ key, header, marks }) => ({
              key,
              header,
              cell: ({ id }: { id: string }) =>
                [titleOf(marks[id]?.level), marks[id]?.comment].filter(Boolean).join(': '),
            })),
            ...(difference
              ? [
                  {
                    key: 'apart',
                    header: t('issuer.reviews.levelsApart'),
                    cell: ({ id }: { id: string }) => {
                      const found = difference.criteria.find(({ criterionId }) => criterionId === id);
                      const levels = format.number(found?.levels ?? 0);
                      return found?.tooFar ? t('issuer.reviews.tooFar', { levels }) : levels;
                    },
                  },
                ]
              : []),
            ...(result
              ? [
                  {
                    key: 'final',
                    header: t('issuer.reviews.final'),
                    cell: ({ id }: { id: string }) =>
                      titleOf(result.reached.find(({ criterionId }) => criterionId === id)?.level),
                  },
                ]
              : []),
          ]}
        />
      )}
      {shown.map(({ key, header, summary }) => summary && <p key={key}>{`${header}: ${summary}`}</p>)}
    </Section>
  );
}
