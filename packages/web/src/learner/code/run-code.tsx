import type { QuestionAnswer } from '@laurel/sdk';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { partFieldOf } from '../attempt/answers.ts';
import styles from './run-code.module.css';
import { type Ran, useSandbox } from './use-sandbox.ts';

export interface RunCodeProps {
  question: { id: string; starter: string };
  answer: QuestionAnswer;
  /** What is to be printed, in an exercise; an exam does not say. */
  expectedOutput?: string | null;
}

/**
 * An editor, and a button that runs what is in it: in a frame of this browser that can reach nothing, and never on the
 * server. What it printed is sent with the answer. The same for exercises of lessons and for questions of exams.
 */
export function RunCode({ question, answer, expectedOutput }: RunCodeProps) {
  const { t } = useText();
  const hydrated = useHydrated();
  const given = answer !== null && 'code' in answer ? answer : { code: question.starter, output: '' };
  const room = useRef<HTMLDivElement>(null);
  const { frame, run, isBusy, onLoad } = useSandbox();
  const [ran, setRan] = useState<Ran>();
  const [isChanged, setChanged] = useState(false);
  const sent = useRef<HTMLInputElement>(null);
  const output = ran?.output ?? given.output;
  const start = async () => {
    const code = room.current?.querySelector('textarea')?.value ?? '';
    setRan(await run(code));
    setChanged(false);
  };
  // What a script puts into a field says nothing by itself, and the form saves what was said.
  useEffect(() => {
    if (ran) sent.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [ran]);
  return (
    <div ref={room} className={styles.room}>
      <Field name={partFieldOf(question.id, 'code')} label={t('learner.exercise.code')} optional="unsaid">
        <TextArea
          rows={8}
          defaultValue={given.code}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={20_000}
          dir="ltr"
          onInput={() => setChanged(true)}
        />
      </Field>
      <input ref={sent} type="hidden" name={partFieldOf(question.id, 'output')} value={output} readOnly />
      {hydrated ? (
        <div>
          <Button type="button" icon="play" busy={isBusy} onClick={() => void start()}>
            {t('learner.exercise.run')}
          </Button>
        </div>
      ) : (
        <p>{t(`learner.exercise.${expectedOutput === undefined ? 'needsScriptInExam' : 'needsScript'}`)}</p>
      )}
      <div className={styles.outputs}>
        {expectedOutput !== undefined && <Printed title={t('learner.exercise.expected')} text={expectedOutput ?? ''} />}
        <Printed title={t('learner.exercise.printed')} text={output} />
      </div>
      <p role="status">
        {isChanged && output !== '' && t('learner.exercise.changed')}
        {!isChanged &&
          ran &&
          ran.state !== 'ended' &&
          t(`learner.exercise.ran.${ran.state}`, { error: ran.error ?? '' })}
      </p>
      {hydrated && (
        <iframe
          ref={frame}
          onLoad={onLoad}
          className={styles.frame}
          src="/code-sandbox.html"
          sandbox="allow-scripts"
          title={t('learner.exercise.sandbox')}
          tabIndex={-1}
          aria-hidden="true"
        />
      )}
    </div>
  );
}

function Printed({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <p className={styles.title}>{title}</p>
      <pre className={styles.output} dir="ltr">
        {text}
      </pre>
    </div>
  );
}
