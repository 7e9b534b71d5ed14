import type { EnrolmentSummary } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Card } from '../../ui/card.tsx';
import { CardGrid } from '../../ui/card-grid.tsx';
import { Section } from '../../ui/section.tsx';
import { addresses } from '../addresses.ts';

/** What one waits for, what starts later, and what has ended: nothing to do now, and why. */
export function Later({ enrolments }: { enrolments: readonly EnrolmentSummary[] }) {
  const { t, format } = useText();
  const why = ({ state, cohort }: EnrolmentSummary) => {
    const day = cohort ? format.day(cohort.endsOn) : '';
    if (state === 'waiting')
      return cohort?.phase === 'ended' ? t('cohort.home.noPlace', { day }) : t('cohort.home.waits');
    if (!cohort) return null;
    if (cohort.phase === 'upcoming') return t('cohort.home.starts', { day: format.day(cohort.startsOn) });
    return t('cohort.home.ended', { day });
  };
  return (
    <Section title={t('cohort.home.title')}>
      <CardGrid>
        {enrolments.map((enrolment) => (
          <Card
            key={enrolment.id}
            title={enrolment.programmeTitle}
            to={addresses.enrolment(enrolment.id)}
            eyebrow={<bdi>{enrolment.organisationName}</bdi>}
            footer={enrolment.cohort && <bdi>{enrolment.cohort.name}</bdi>}
          >
            <p>{why(enrolment)}</p>
          </Card>
        ))}
      </CardGrid>
    </Section>
  );
}
