import type { Verdict } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import styles from './report.module.css';

export interface RemarksProps {
  verdict: Verdict;
  level: 2 | 3;
}

/**
 * Warnings in amber; what is only good to know, such as an issuer in no list, without any colour. A look-alike is warned
 * of beside the answer itself, endorsements beside theirs.
 */
export function Remarks({ verdict, level }: RemarksProps) {
  const { t } = useText();
  const { issuerStanding: standing } = verdict;
  const isHere = (reasonCode: string) =>
    !besideEndorsements.test(reasonCode) && (standing?.kind !== 'look-alike' || !ofLookAlikes.has(reasonCode));
  const warnings = distinct(verdict.warnings.filter(({ reasonCode }) => isHere(reasonCode)));
  const information = distinct(verdict.information.filter(({ reasonCode }) => isHere(reasonCode)));
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
                <Information verdict={verdict} reasonCode={reasonCode} sentence={sentence} />
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  );
}

/** Of those that were not looked at, nothing stands anywhere else. */
const besideEndorsements = /^endorsement\.(?!too-many$)/;
const ofLookAlikes: ReadonlySet<string> = new Set(['issuer.look-alike', 'issuer.not-listed']);

/** Each sentence once. */
function distinct(remarks: Verdict['warnings']): Verdict['warnings'] {
  return [...new Map(remarks.map((remark) => [remark.reasonCode, remark])).values()];
}

interface InformationProps {
  verdict: Verdict;
  reasonCode: string;
  sentence: string;
}

/** The verifier's sentence; of where the issuer stands, who lists it, or whose it is to decide. */
function Information({ verdict: { issuerStanding }, reasonCode, sentence }: InformationProps): ReactNode {
  const { t, format } = useText();
  if (reasonCode === 'issuer.listed' && issuerStanding?.kind === 'listed')
    return t('verifier.standing.listed', { by: format.list(issuerStanding.by) });
  return reasonCode === 'issuer.not-listed' ? `${sentence} ${t('verifier.standing.decide')}` : sentence;
}
