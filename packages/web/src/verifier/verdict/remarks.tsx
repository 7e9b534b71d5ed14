import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import styles from './report.module.css';

export interface RemarksProps {
  verdict: Verdict;
  level: 2 | 3;
}

/** Warnings in amber; what is only good to know, such as an issuer in no list, without any colour. */
export function Remarks({ verdict: { warnings, information }, level }: RemarksProps) {
  const { t } = useText();
  if (warnings.length + information.length === 0) return null;
  return (
    <Section title={t('verifier.result.remarks')} level={level}>
      <Stack gap="s">
        {warnings.map(({ reasonCode, sentence }) => (
          <div key={reasonCode} data-warning={reasonCode}>
            <Notice kind="warning">{sentence}</Notice>
          </div>
        ))}
        {information.length > 0 && (
          <ul className={styles.remarks}>
            {information.map(({ reasonCode, sentence }) => (
              <li key={reasonCode} data-information={reasonCode}>
                {sentence}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  );
}
