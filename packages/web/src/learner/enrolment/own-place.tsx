import type { EnrolmentDetail } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

export interface OwnPlaceProps {
  enrolment: EnrolmentDetail;
}

/** Says first where lessons are not open, or nothing counts any more, and why. */
export function PlaceNotice({ enrolment }: OwnPlaceProps) {
  const { t, format } = useText();
  const { state, cohort, programmeId, organisationName: organisation, waitingPosition } = enrolment;
  if (state === 'left') {
    return (
      <>
        <Notice kind="info" title={t('cohort.own.leftTitle')}>
          {t('cohort.own.left')}
        </Notice>
        <div>
          <ButtonLink to={`/programmes/${programmeId}`} variant="primary" icon="arrow">
            {t('cohort.own.again')}
          </ButtonLink>
        </div>
      </>
    );
  }
  if (!cohort || state === 'completed') return null;
  const { name } = cohort;
  const day = format.day(cohort.endsOn);
  if (state === 'waiting' && cohort.phase === 'ended') {
    return (
      <Notice kind="warning" title={t('cohort.own.noPlaceTitle', { name })}>
        {t('cohort.own.noPlace', { day })}
      </Notice>
    );
  }
  const starts = format.day(cohort.startsOn);
  if (state === 'waiting') {
    const position = waitingPosition ?? 1;
    return (
      <Notice kind="info" title={t('cohort.own.waitingTitle', { name })}>
        {t(position === 1 ? 'cohort.own.waitingFirst' : 'cohort.own.waiting', { position, day: starts })}
      </Notice>
    );
  }
  if (cohort.phase === 'upcoming') {
    return (
      <Notice kind="info" title={t('cohort.own.startsTitle', { day: starts })}>
        {t('cohort.own.starts', { name })}
      </Notice>
    );
  }
  if (cohort.phase === 'running') return null;
  return (
    <Notice kind="warning" title={t('cohort.own.endedTitle')}>
      {t('cohort.own.ended', { name, day, organisation })}
    </Notice>
  );
}

/** One's cohort, and how to give the place up or to wait no longer. */
export function OwnPlace({ enrolment: { cohort, state } }: OwnPlaceProps) {
  const { t, format } = useText();
  if (!cohort || (state !== 'active' && state !== 'waiting')) return null;
  const words = state === 'waiting' ? 'stopWaiting' : 'leave';
  const dates = { name: cohort.name, from: format.day(cohort.startsOn), to: format.day(cohort.endsOn) };
  return (
    <Section title={t('cohort.own.title')}>
      <p>{t('cohort.own.inCohort', dates)}</p>
      {(cohort.phase !== 'ended' || state === 'waiting') && (
        <Confirm label={t(`cohort.own.${words}`)}>
          <p>{t(`cohort.own.${words}Text`)}</p>
          <Form method="post">
            <SubmitButton variant="danger" size="s" name="intent" value="leave">
              {t(`cohort.own.${words}Now`)}
            </SubmitButton>
          </Form>
        </Confirm>
      )}
    </Section>
  );
}
