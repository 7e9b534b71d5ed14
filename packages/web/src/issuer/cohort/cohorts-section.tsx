import type { CohortList } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useConsole } from '../console/console-data.ts';
import { CohortTable } from './cohort-table.tsx';

export interface CohortsSectionProps {
  list: CohortList;
  programmeId: string;
}

/** The cohorts of a programme, and the next step where there is none. */
export function CohortsSection({ list: { pace, items }, programmeId }: CohortsSectionProps) {
  const { t } = useText();
  const { base } = useConsole();
  const plan = <ButtonLink to={`${base}/programmes/${programmeId}/cohorts/new`}>{t('issuer.cohorts.plan')}</ButtonLink>;
  if (items.length === 0 && pace === 'self-paced') {
    return (
      <Section title={t('issuer.cohorts.title')}>
        <EmptyState title={t('issuer.cohorts.none')} level={3} action={plan}>
          {t('issuer.cohorts.noneText')}
        </EmptyState>
      </Section>
    );
  }
  const noneOpen = pace === 'cohorts' && !items.some(({ enrolling }) => enrolling);
  return (
    <Section title={t('issuer.cohorts.title')} lead={t('issuer.cohorts.lead')}>
      {noneOpen && <Notice kind="warning">{t('issuer.cohorts.pace.noneOpen')}</Notice>}
      {pace === 'self-paced' && <Notice kind="info">{t('issuer.cohorts.pace.hidden')}</Notice>}
      {items.length > 0 && <CohortTable items={items} programmeId={programmeId} />}
      <div>{plan}</div>
      <PaceForm pace={pace} />
    </Section>
  );
}

const paces = ['self-paced', 'cohorts', 'both'] as const;

function PaceForm({ pace }: Pick<CohortList, 'pace'>) {
  const { t } = useText();
  return (
    <Form method="post">
      <Stack gap="s">
        <RadioGroup
          name="pace"
          legend={t('issuer.cohorts.pace.title')}
          defaultValue={pace}
          options={paces.map((value) => ({ value, label: t(`issuer.cohorts.pace.${value}`) }))}
        />
        <div>
          <SubmitButton size="s" name="intent" value="pace">
            {t('issuer.cohorts.pace.save')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
