import type { PeerReviews } from '@laurel/sdk';
import { Form } from 'react-router';
import { CriterionMarking } from '../../issuer/review/criterion-marking.tsx';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Table } from '../../ui/table.tsx';

interface PeerSampleProps {
  sample: NonNullable<PeerReviews['sample']>;
  returned: { problem: Problem; values: Record<string, string> } | undefined;
}

/** The sample: to be marked, or how near one came. */
export function PeerSample({ sample, returned }: PeerSampleProps) {
  const { t, format } = useText();
  const { rubric, marked, html } = sample;
  const { problem, values } = returned ?? {};
  const titleOf = (level: number | undefined) => (level ? (rubric.levels[level - 1]?.title ?? '') : '');
  if (marked)
    return (
      <Section title={t('learner.peers.sampleDone')}>
        <Notice kind={marked.isFar ? 'warning' : 'info'}>
          {marked.distance === 0
            ? t('learner.peers.same')
            : t('learner.peers.weight', {
                distance: format.percent(marked.distance),
                weight: format.percent(marked.weight),
              })}{' '}
          {marked.isFar && t('learner.peers.far')}
        </Notice>
        <Table
          caption={t('learner.peers.sampleDone')}
          captionHidden
          rows={rubric.criteria}
          rowKey={({ id }) => id}
          columns={[
            { key: 'criterion', header: t('learner.peers.criterion'), cell: ({ title }) => <bdi>{title}</bdi> },
            { key: 'own', header: t('learner.peers.yours'), cell: ({ id }) => titleOf(marked.own[id]) },
            { key: 'staff', header: t('learner.peers.theirs'), cell: ({ id }) => titleOf(marked.staff[id]) },
          ]}
        />
      </Section>
    );
  return (
    <Section title={t('learner.peers.sample')} lead={t('learner.peers.sampleLead')}>
      <div data-work="">
        <Prose html={html} topLevel={3} tableLabel={t('issuer.reviews.table')} />
      </div>
      <Form method="post" key={JSON.stringify(values)}>
        <Stack>
          <FormErrors
            problem={problem}
            fields={Object.fromEntries(rubric.criteria.map(({ id, title }) => [`marks.${id}`, title]))}
          />
          {rubric.criteria.map((criterion) => (
            <CriterionMarking
              key={criterion.id}
              criterion={criterion}
              levels={rubric.levels}
              level={values?.[`marks.${criterion.id}.level`]}
              comment={undefined}
              elsewhere={undefined}
              error={faultOf(problem, `marks.${criterion.id}`)}
              withoutComment
            />
          ))}
          <div>
            <SubmitButton variant="primary">{t('learner.peers.markSample')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
