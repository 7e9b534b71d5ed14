import { useEffect, useRef } from 'react';
import type { Problem } from '../session/problem.ts';
import { problemSentence } from '../text/problem-sentence.ts';
import { useText } from '../text/text-context.tsx';
import { nameOf } from './fault-of.ts';
import { fieldId } from './field-context.ts';
import styles from './form-errors.module.css';
import { Icon } from './icon.tsx';

export interface FormErrorsProps {
  /** What the action brought back; nothing is shown without one. */
  problem: Problem | undefined;
  /** The label of each field by its name, as on the form: an error is said with its label and leads to the field. */
  fields?: Readonly<Record<string, string>>;
}

/** At the top of a form: what the API refused and where to mend it. Takes the focus when it appears. */
export function FormErrors({ problem, fields = {} }: FormErrorsProps) {
  const { t } = useText();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <div ref={summary} className={styles.summary} role="alert" tabIndex={-1} data-problem={problem.code}>
      <Icon name="cross" size={24} />
      <div className={styles.words}>
        <h2 className={styles.title}>{problemSentence(t, problem)}</h2>
        {problem.errors.length > 0 && (
          <>
            <p>{t('form.problemTitle')}</p>
            <ul className={styles.list}>
              {problem.errors.map(({ pointer, message }) => (
                <li key={`${pointer} ${message}`}>
                  <Fault name={nameOf(pointer)} fields={fields} message={message} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

interface FaultProps {
  name: string;
  fields: Readonly<Record<string, string>>;
  message: string;
}

function Fault({ name, fields, message }: FaultProps) {
  const label = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (label === undefined) return <>{name ? `${name}: ${message}` : message}</>;
  return <a href={`#${fieldId(name)}`}>{`${label}: ${message}`}</a>;
}
