import type { LessonForStaff, QuestionForStaff } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Section } from '../../ui/section.tsx';
import { NewOfEachKind } from './new-of-each-kind.tsx';
import styles from './question-list.module.css';

interface QuestionListProps {
  lesson: LessonForStaff;
  /** The address of the exam's own page. */
  place: string;
}

/** The questions of an exam in their order; each is changed on a page of its own. */
export function QuestionList({ lesson, place }: QuestionListProps) {
  const { t } = useText();
  const questions = lesson.questions ?? [];
  return (
    <div id="questions">
      <Section
        title={t('issuer.questions.title', { count: questions.length })}
        lead={questions.length === 0 ? t('issuer.questions.none') : t('issuer.questions.lead')}
      >
        {questions.length > 0 && (
          <ol className={styles.questions}>
            {questions.map((question, index) => (
              <li key={question.id} className={styles.question}>
                <OneQuestion question={question} number={index + 1} only={questions.length === 1} place={place} />
              </li>
            ))}
          </ol>
        )}
        <NewOfEachKind to={`${place}/questions/new`} />
      </Section>
    </div>
  );
}

interface OneQuestionProps {
  question: QuestionForStaff;
  number: number;
  only: boolean;
  place: string;
}

function OneQuestion({ question, number, only, place }: OneQuestionProps) {
  const { t } = useText();
  const { id, kind, prompt, points = 1 } = question;
  return (
    <>
      <p className={styles.prompt} dir="auto">
        {number}. {prompt}
      </p>
      <p className={styles.facts}>
        {t(`issuer.questions.kind.${kind}`)} · {t('issuer.questions.points', { count: points })}
      </p>
      <div className={styles.tools}>
        <ButtonLink
          to={`${place}/questions/${id}`}
          size="s"
          variant="quiet"
          aria-label={t('issuer.questions.editOf', { number })}
        >
          {t('issuer.questions.edit')}
        </ButtonLink>
        {number > 1 && (
          <Form method="post">
            <input type="hidden" name="questionId" value={id} />
            <Button
              size="s"
              variant="quiet"
              name="intent"
              value="move-question"
              aria-label={t('issuer.questions.moveUpOf', { number })}
            >
              {t('issuer.questions.moveUp')}
            </Button>
          </Form>
        )}
        {!only && (
          <Confirm label={t('issuer.questions.remove')} what={String(number)}>
            <p>{t('issuer.questions.removeText')}</p>
            <Form method="post">
              <input type="hidden" name="questionId" value={id} />
              <Button size="s" variant="danger" name="intent" value="remove-question">
                {t('issuer.questions.removeNow', { number })}
              </Button>
            </Form>
          </Confirm>
        )}
      </div>
    </>
  );
}
