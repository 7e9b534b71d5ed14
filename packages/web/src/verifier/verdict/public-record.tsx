import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Section } from '../../ui/section.tsx';
import { useVerdictText } from './use-verdict-text.ts';

export interface PublicRecordProps {
  verdict: Verdict;
  level: 2 | 3;
}

/** Whether it is in its issuer's public log, and whether that is recorded on a chain: not knowing says nothing against it. */
export function PublicRecord({ verdict, level }: PublicRecordProps) {
  const { t } = useText();
  const { recordOf } = useVerdictText();
  const record = recordOf(verdict);
  if (record.length === 0) return null;
  return (
    <Section title={t('verifier.record.title')} level={level} lead={t('verifier.record.lead')}>
      <CheckList checks={record} />
    </Section>
  );
}
