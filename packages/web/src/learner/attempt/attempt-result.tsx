import { useText } from '../../text/text-context.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Time } from '../../ui/time.tsx';
import type { AttemptResultProps } from './attempt-result-props.ts';
import { DoesNotCount } from './does-not-count.tsx';
import { MarkedQuestion } from './marked-question.tsx';
import { ResultNext } from './result-next.tsx';

/** What an attempt came to, the one next step, and what each question teaches. */
export function AttemptResult({ attempt, enrolment, issuing, slow }: AttemptResultProps) {
  const { t, format } = useText();
  const { scorePercent, passMarkPercent, passed, submittedAt, questions, overtime, feedback } = attempt;
  const score = format.score(scorePercent ?? 0);
  const passMark = format.score(passMarkPercent);
  return (
    <Stack gap="l">
      <Stack>
        {attempt.counts === 'yes' ? (
          <Notice kind={passed ? 'success' : 'info'} title={t(`learner.result.${passed ? 'passed' : 'failed'}`)} live>
            {t(`learner.result.${passed ? 'passedText' : 'failedText'}`, { score, passMark })}
          </Notice>
        ) : (
          <DoesNotCount attempt={attempt} score={score} passMark={passMark} />
        )}
        {attempt.counts === 'yes' && attempt.proctored?.note && (
          <p>{t('learner.result.proctored.note', { note: attempt.proctored.note })}</p>
        )}
        {overtime && <p>{t('learner.result.overtime')}</p>}
        <Meter
          label={t('learner.result.score')}
          value={scorePercent ?? 0}
          max={100}
          required={passMarkPercent}
          text={t('learner.result.scoreText', { score, passMark })}
        />
        <ResultNext attempt={attempt} enrolment={enrolment} issuing={issuing} slow={slow} />
      </Stack>
      <Section
        title={t('learner.result.questions')}
        lead={
          submittedAt && (
            <>
              {t('learner.result.handedIn')} <Time value={submittedAt} show="instant" />
            </>
          )
        }
      >
        {feedback === 'score' && <p>{t('learner.result.scoreOnly')}</p>}
        <Stack>
          {questions.map((question, index) => (
            <MarkedQuestion key={question.id} question={question} number={index + 1} count={questions.length} />
          ))}
        </Stack>
      </Section>
    </Stack>
  );
}
