import type { EnrolmentSummary } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Card } from '../../ui/card.tsx';
import { CardGrid } from '../../ui/card-grid.tsx';
import { Section } from '../../ui/section.tsx';
import { addresses } from '../addresses.ts';
import { EnrolmentProgress } from '../enrolment-progress.tsx';
import { isWaiting } from '../next-to-do.ts';

export interface UnderWayProps {
  enrolments: readonly EnrolmentSummary[];
}

export function UnderWay({ enrolments }: UnderWayProps) {
  const { t } = useText();
  const nextOf = (enrolment: EnrolmentSummary) => {
    const { nextLesson, reviewsOwed } = enrolment;
    if (reviewsOwed[0]) return t('learner.peers.owed.next', { title: reviewsOwed[0].title });
    if (!nextLesson) return null;
    return t(isWaiting(enrolment) ? 'progress.waits' : 'progress.next', { title: nextLesson.title });
  };
  return (
    <Section title={t('learner.home.underWay')}>
      <CardGrid>
        {enrolments.map((enrolment) => (
          <Card
            key={enrolment.id}
            title={enrolment.programmeTitle}
            to={addresses.enrolment(enrolment.id)}
            eyebrow={<bdi>{enrolment.organisationName}</bdi>}
            footer={nextOf(enrolment)}
          >
            <EnrolmentProgress enrolment={enrolment} />
          </Card>
        ))}
      </CardGrid>
    </Section>
  );
}
