import type { EnrolmentSummary } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Card } from '../../ui/card.tsx';
import { CardGrid } from '../../ui/card-grid.tsx';
import { Section } from '../../ui/section.tsx';
import { addresses } from '../addresses.ts';
import { EnrolmentProgress } from '../enrolment-progress.tsx';

export interface UnderWayProps {
  enrolments: readonly EnrolmentSummary[];
}

export function UnderWay({ enrolments }: UnderWayProps) {
  const { t } = useText();
  return (
    <Section title={t('learner.home.underWay')}>
      <CardGrid>
        {enrolments.map((enrolment) => (
          <Card
            key={enrolment.id}
            title={enrolment.programmeTitle}
            to={addresses.enrolment(enrolment.id)}
            eyebrow={<bdi>{enrolment.organisationName}</bdi>}
            footer={enrolment.nextLesson && t('progress.next', { title: enrolment.nextLesson.title })}
          >
            <EnrolmentProgress enrolment={enrolment} />
          </Card>
        ))}
      </CardGrid>
    </Section>
  );
}
