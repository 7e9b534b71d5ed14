import type { EnrolmentDetail, LessonView } from '@laurel/sdk';
import { Form, Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import type { ButtonVariant } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Time } from '../../ui/time.tsx';
import { addresses } from '../addresses.ts';
import { GoOn } from '../go-on.tsx';
import { AttemptsSoFar } from './attempts-so-far.tsx';
import { ProctoredSession } from './proctored-session.tsx';
import { Sitting } from './sitting.tsx';

export interface ExamIntroProps {
  lesson: LessonView;
  exam: NonNullable<LessonView['exam']>;
  enrolment: EnrolmentDetail;
}

/** Before an exam: how it goes, what was tried so far, and the way in. */
export function ExamIntro({ lesson, exam, enrolment }: ExamIntroProps) {
  const { t, format } = useText();
  const { attemptsAllowed, attempts, questionCount, passMarkPercent } = exam;
  const left = attemptsAllowed === null ? null : Math.max(0, attemptsAllowed - attempts.length);
  const attemptsText =
    attemptsAllowed === null || left === null
      ? t('learner.exam.attemptsFree')
      : t('learner.exam.attemptsLeft', { count: left, allowed: attemptsAllowed });
  const wayIn = <WayIn lesson={lesson} exam={exam} enrolment={enrolment} left={left} />;
  // Whoever has passed looks for what is next, not for the rules.
  const isPassed = lesson.state === 'done';
  return (
    <Stack gap="l">
      {isPassed && <Stack>{wayIn}</Stack>}
      <Section title={t('learner.exam.rules')}>
        <DefinitionList
          items={[
            { term: t('learner.exam.questions'), description: format.number(questionCount) },
            { term: t('learner.exam.passMark'), description: format.score(passMarkPercent) },
            {
              term: t('learner.exam.time'),
              description: <TimeText lesson={lesson} exam={exam} />,
            },
            { term: t('learner.exam.attempts'), description: attemptsText },
            {
              term: t('learner.exam.pause'),
              description:
                exam.coolDownMinutes > 0 &&
                t('learner.exam.pauseText', { duration: format.duration(exam.coolDownMinutes) }),
            },
            {
              term: t('learner.exam.breaks'),
              description:
                exam.breakMinutes > 0 && t('learner.exam.breaksText', { duration: format.duration(exam.breakMinutes) }),
            },
            {
              term: t('learner.exam.supervised'),
              description:
                exam.supervision === 'none'
                  ? false
                  : t(`learner.exam.${exam.supervision === 'proctored' ? 'proctoredText' : 'supervisedText'}`),
            },
          ].filter(({ description }) => Boolean(description))}
        />
        <p>{t(exam.timeLimitMinutes === null ? 'learner.exam.saved' : 'learner.exam.savedInTime')}</p>
        <p>{t(`learner.exam.result.${exam.feedback}`)}</p>
        {exam.feedbackFrom === 'at-the-end' && exam.feedback !== 'score' && <p>{t('learner.exam.result.later')}</p>}
        {attempts.some(({ counts }) => counts === 'waiting') && (
          <Notice kind="info" title={t('learner.exam.session.waitingTitle')}>
            {t('learner.exam.session.waitingText')}
          </Notice>
        )}
        {!isPassed && wayIn}
      </Section>
      {attempts.length > 0 && <AttemptsSoFar attempts={attempts} />}
    </Stack>
  );
}

function WayIn(props: ExamIntroProps & { left: number | null }) {
  const { t } = useText();
  const { lesson, exam, enrolment, left } = props;
  const open = exam.attempts.find(({ state }) => state === 'open');
  if (open) {
    return (
      <>
        <p>{t('learner.exam.continueText', { number: open.number })}</p>
        <div>
          <ButtonLink to={addresses.attempt(open.id)} variant="primary" icon="arrow">
            {t('learner.exam.continue', { number: open.number })}
          </ButtonLink>
        </div>
      </>
    );
  }
  if (lesson.state === 'locked') return <Locked lesson={lesson} enrolment={enrolment} />;
  if (lesson.state === 'done') return <Passed {...props} />;
  if (left === 0) {
    return (
      <Notice kind="warning" title={t('learner.exam.usedUpTitle')}>
        {t('learner.exam.usedUp', { organisation: enrolment.organisationName })}
      </Notice>
    );
  }
  if (exam.nextAttemptFrom) return <Pause from={exam.nextAttemptFrom} />;
  return <Start {...props} variant="primary" />;
}

function TimeText({ lesson, exam }: Pick<ExamIntroProps, 'lesson' | 'exam'>) {
  const { t, format } = useText();
  const { timeLimitMinutes, extraTimePercent } = exam;
  if (timeLimitMinutes === null)
    return <>{t('learner.exam.timeText', { duration: format.duration(lesson.minutes) })}</>;
  const duration = format.duration(timeLimitMinutes);
  const percent = format.percent(extraTimePercent / 100);
  return <>{t(extraTimePercent > 0 ? 'learner.exam.timeExtra' : 'learner.exam.timeLimit', { duration, percent })}</>;
}

function Pause({ from }: { from: string }) {
  const { t } = useText();
  return (
    <Notice kind="info" title={t('learner.exam.pauseTitle')}>
      {t('learner.exam.pauseUntil')} <Time value={from} show="instant" />
    </Notice>
  );
}

function Start({ lesson, exam, enrolment, variant }: ExamIntroProps & { variant: ButtonVariant }) {
  const { t } = useText();
  const action = addresses.lesson(enrolment.id, lesson.id);
  if (exam.supervision === 'in-person' && exam.sitting?.state !== 'confirmed')
    return <Sitting sitting={exam.sitting} action={action} />;
  if (exam.supervision === 'proctored' && exam.session?.state !== 'started')
    return <ProctoredSession session={exam.session} action={action} />;
  return (
    <Stack>
      {exam.supervision === 'in-person' && (
        <Notice kind="success" title={t('learner.exam.confirmedTitle')} live>
          {t('learner.exam.confirmedText')}
        </Notice>
      )}
      {exam.session && (
        <Notice
          kind="success"
          title={t('learner.exam.session.startedTitle', { provider: exam.session.providerName })}
          live
        >
          {t('learner.exam.session.startedText')}
        </Notice>
      )}
      <Form method="post" action={action}>
        <SubmitButton name="intent" value="start-attempt" variant={variant} icon="exam">
          {exam.attempts.length === 0 ? t('learner.exam.start') : t('learner.exam.again')}
        </SubmitButton>
      </Form>
    </Stack>
  );
}

/** Until the programme is finished, a better score may still be wanted, or be what is missing, though every lesson is done. */
function Passed(props: ExamIntroProps & { left: number | null }) {
  const { t, format } = useText();
  const { exam, enrolment, left } = props;
  const counting = exam.attempts.filter(({ counts }) => counts === 'yes');
  const best = Math.max(...counting.map(({ scorePercent }) => scorePercent ?? 0));
  return (
    <>
      <Notice kind="success" title={t('learner.exam.passedTitle')}>
        {t('learner.exam.passed', { score: format.score(best), passMark: format.score(exam.passMarkPercent) })}
      </Notice>
      <GoOn enrolment={enrolment}>
        {enrolment.state === 'active' && left !== 0 && !exam.nextAttemptFrom && (
          <Start {...props} variant="secondary" />
        )}
      </GoOn>
    </>
  );
}

function Locked({ lesson, enrolment }: Pick<ExamIntroProps, 'lesson' | 'enrolment'>) {
  const { t } = useText();
  const lessons = enrolment.modules.flatMap((module) => module.lessons);
  const before = lessons.slice(
    0,
    lessons.findIndex(({ id }) => id === lesson.id),
  );
  return (
    <Notice kind="info" title={t('learner.exam.lockedTitle')}>
      <p>{t('learner.exam.locked')}</p>
      <ul>
        {before
          .filter(({ required, state }) => required && state !== 'done')
          .map(({ id, title }) => (
            <li key={id}>
              <Link to={addresses.lesson(enrolment.id, id)}>{title}</Link>
            </li>
          ))}
      </ul>
    </Notice>
  );
}
