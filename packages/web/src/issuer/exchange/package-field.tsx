import { useRef } from 'react';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useDrop } from '../../ui/use-drop.ts';
import styles from './package-field.module.css';

/** The largest package that the API takes. */
export const maxPackageMegabytes = 256;

/** One big target for a package: a plain file field; dropping it anywhere comes with scripts. */
export function PackageField({ problem }: { problem: Problem | undefined }) {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const isOver = useDrop(({ files }) => {
    const field = frame.current?.querySelector<HTMLInputElement>('input[type=file]');
    if (field && files.length > 0) field.files = files;
  });
  return (
    <div ref={frame} className={styles.target} data-over={isOver ? '' : undefined}>
      <Field
        name="package"
        label={isOver ? t('issuer.exchange.dropNow') : t('issuer.exchange.drop')}
        hint={t('issuer.exchange.dropHint', { megabytes: maxPackageMegabytes })}
        error={faultOf(problem, 'package')}
      >
        <TextInput type="file" accept=".zip,.imscc,application/zip" />
      </Field>
    </div>
  );
}
