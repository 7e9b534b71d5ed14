import type { LessonForStaff } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/section.tsx';
import { NewOfEachKind } from './new-of-each-kind.tsx';
import styles from './question-list.module.css';

interface ExerciseListProps {
  lesson: LessonForStaff;
  /** The address of the lesson's own page. */
  place: string;
}

/** The exercises of a lesson, each with what puts it into the text. */
export function ExerciseList({ lesson, place }: ExerciseListProps) {
  const { t } = useText();
  const { exercises } = lesson;
  return (
    <div id="exercises">
      <Section title={t('issuer.exercises.title', { count: exercises.length })} lead={t('issuer.exercises.lead')}>
        {exercises.length > 0 && (
          <ul className={styles.questions}>
            {exercises.map(({ key, question }) => (
              <li key={key} className={styles.question}>
                <p className={styles.prompt} dir="auto">
                  {question.prompt}
                </p>
                <p className={styles.facts}>
                  {t(`issuer.questions.kind.${question.kind}`)} · <code>{key}</code>
                </p>
                <div className={styles.tools}>
                  <ButtonLink
                    to={`${place}/exercises/${key}`}
                    size="s"
                    variant="quiet"
                    aria-label={t('issuer.exercises.editOf', { key })}
                  >
                    {t('issuer.questions.edit')}
                  </ButtonLink>
                  <CopyButton value={`\`\`\`exercise ${key}\n\`\`\`\n`} what={t('issuer.exercises.copy', { key })} />
                  <Confirm label={t('issuer.questions.remove')} what={key}>
                    <p>{t('issuer.exercises.removeText')}</p>
                    <Form method="post">
                      <input type="hidden" name="key" value={key} />
                      <Button size="s" variant="danger" name="intent" value="remove-exercise">
                        {t('issuer.exercises.removeNow', { key })}
                      </Button>
                    </Form>
                  </Confirm>
                </div>
              </li>
            ))}
          </ul>
        )}
        <NewOfEachKind to={`${place}/exercises/new`} />
      </Section>
    </div>
  );
}
