import type { CataloguePage, CohortOffer } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';

/** When one would like to learn: at one's own pace, or in one of the cohorts that can be enrolled in. */
export function CohortChoice({ programme: { pace, cohorts } }: { programme: CataloguePage }) {
  const { t } = useText();
  const facts = useCohortFacts();
  const self = { value: 'self', label: t('cohort.ownPace'), hint: t('cohort.ownPaceHint') };
  const options = [
    ...cohorts.map((cohort) => ({
      value: `${cohort.placesLeft === 0 ? 'wait' : 'place'}:${cohort.id}`,
      label: <bdi>{cohort.name}</bdi>,
      hint: facts(cohort),
    })),
    ...(pace === 'both' ? [self] : []),
  ];
  const only = options.length === 1 ? options[0]?.value : undefined;
  return <RadioGroup name="when" legend={t('cohort.choose')} options={options} defaultValue={only} />;
}

/** What is to be known of a cohort before choosing it, in a line. */
function useCohortFacts(): (cohort: CohortOffer) => string {
  const { t, format } = useText();
  return ({ startsOn, endsOn, enrolUntil, placesLeft, waiting, phase }) => {
    const places =
      placesLeft === null
        ? t('cohort.noLimit')
        : placesLeft === 0
          ? t('cohort.full', { position: waiting + 1 })
          : t('cohort.placesLeft', { count: placesLeft });
    const dates = t('cohort.dates', { from: format.day(startsOn), to: format.day(endsOn) });
    const until = t('cohort.enrolUntil', { day: format.day(enrolUntil) });
    return [dates, phase === 'running' && t('cohort.running'), until, places].filter(Boolean).join(' · ');
  };
}
