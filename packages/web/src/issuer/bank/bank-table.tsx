import type { BankQuestionSummary } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table } from '../../ui/table.tsx';
import { useConsole } from '../console/console-data.ts';
import { SmallBar } from './small-bar.tsx';

/** Questions with how each did. */
export function BankTable({ items }: { items: readonly BankQuestionSummary[] }) {
  const { t, format } = useText();
  const { base } = useConsole();
  const column = (key: 'prompt' | 'about' | 'right' | 'discrimination' | 'advice') => ({
    key,
    header: t(`issuer.bank.column.${key}`),
  });
  const aboutOf = ({ kind, version, difficulty, state, tags }: BankQuestionSummary) =>
    [
      t(`issuer.questions.kind.${kind}`),
      t('issuer.bank.version', { number: version }),
      difficulty !== null && `${t('issuer.bank.filter.difficulty')} ${difficulty}`,
      state === 'retired' && t('issuer.bank.state.retired'),
      ...tags,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Table
      caption={t('issuer.bank.title')}
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          ...column('prompt'),
          cell: ({ id, prompt }) => (
            <Link to={`${base}/questions/${id}`}>
              <bdi>{prompt.length > 120 ? `${prompt.slice(0, 120)}…` : prompt}</bdi>
            </Link>
          ),
        },
        { ...column('about'), cell: aboutOf },
        {
          ...column('right'),
          cell: ({ statistics: { rightPercent, attempts } }) =>
            rightPercent === null ? (
              '–'
            ) : (
              <SmallBar
                share={rightPercent / 100}
                text={t('issuer.bank.rightOf', { percent: format.percent(rightPercent / 100), count: attempts })}
              />
            ),
        },
        {
          ...column('discrimination'),
          cell: ({ statistics: { discrimination } }) =>
            discrimination === null ? '–' : <SmallBar share={discrimination} text={format.number(discrimination)} />,
        },
        { ...column('advice'), cell: ({ statistics: { advice } }) => t(`issuer.bank.advice.${advice}`) },
      ]}
    />
  );
}
