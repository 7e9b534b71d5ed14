import { type SubmitEvent, useRef } from 'react';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { classNames } from '../../ui/class-names.ts';
import controls from '../../ui/control.module.css';
import { fieldId } from '../../ui/field-context.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import type { Answer } from '../answer.ts';
import { ScanCode } from '../camera/scan-code.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { useDropAndPaste } from './use-drop-and-paste.ts';
import type { Progress } from './use-verify.ts';
import styles from './verify-form.module.css';

export interface VerifyFormProps {
  answer: Answer | undefined;
  /** Stands in the text field to begin with. */
  address: string;
  busy: boolean;
  progress: Progress | undefined;
  onVerify: (form: HTMLFormElement) => Promise<void>;
  onCode: (text: string) => void;
}

const fileId = fieldId('file');
/** A hint to the file picker only: what a file is, is told by its content. */
const accepted = [
  '.json,.jsonld,.jwt,.txt,.png,.svg,.pdf,.zip,.jpg,.jpeg,.webp,.html',
  'application/json,application/ld+json,application/vc,application/pdf,application/zip,image/*,text/plain',
].join(',');
const textId = fieldId('credential');
const faultId = `${textId}-error`;

/** One big target for a file, a text or an address. A plain form; dropping and pasting anywhere come with scripts. */
export function VerifyForm({ answer, address, busy, progress, onVerify, onCode }: VerifyFormProps) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const isOver = useDropAndPaste(form, onVerify);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void onVerify(event.currentTarget);
  };
  const wrong = answer !== undefined && answer.verified.length === 0;
  return (
    <Form ref={form} method="post" action="/verify" encType="multipart/form-data" onSubmit={submit}>
      <div className={styles.target} data-over={isOver ? '' : undefined}>
        {wrong && <FaultNotice answer={answer} id={faultId} />}
        <div className={styles.drop}>
          <label htmlFor={fileId} className={styles.label}>
            {isOver ? t('verifier.form.dropNow') : t('verifier.form.drop')}
          </label>
          <p className={styles.hint} id={`${fileId}-hint`}>
            {t('verifier.form.dropHint')}
          </p>
          <input
            id={fileId}
            type="file"
            name="file"
            multiple
            accept={accepted}
            className={styles.file}
            aria-describedby={`${fileId}-hint`}
          />
          <ScanCode onCode={onCode} disabled={busy} />
        </div>
        <p className={styles.or}>{t('verifier.form.or')}</p>
        <div className={styles.paste}>
          <label htmlFor={textId} className={styles.label}>
            {t('verifier.form.text')}
          </label>
          <p className={styles.hint} id={`${textId}-hint`}>
            {t('verifier.form.textHint')}
          </p>
          <textarea
            id={textId}
            name="credential"
            rows={4}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            defaultValue={answer?.typed ?? address}
            aria-describedby={wrong ? `${textId}-hint ${faultId}` : `${textId}-hint`}
            aria-invalid={wrong && answer.fileNames.length === 0 ? true : undefined}
            className={classNames(controls.control, controls.area, styles.text)}
          />
        </div>
        <Checkbox
          name="resources"
          value="fetch"
          defaultChecked={answer?.resources === 'fetch'}
          label={t('verifier.form.resources')}
          hint={t('verifier.form.resourcesHint')}
        />
        {progress && (
          <ProgressBar
            label={t('verifier.progress.label')}
            {...progress}
            text={t('verifier.progress.text', { ...progress })}
          />
        )}
        <div className={styles.submit}>
          <Button variant="primary" busy={busy}>
            {busy ? t('verifier.form.busy') : t('verifier.form.submit')}
          </Button>
          <span className={styles.hint}>{t('verifier.form.kept')}</span>
        </div>
      </div>
    </Form>
  );
}
