import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import type { Answer } from '../answer.ts';
import { Report } from '../verdict/report.tsx';
import { DownloadResult } from './download-result.tsx';
import { ManyAnswers } from './many-answers.tsx';
import { RefusedList } from './refused-list.tsx';

/** One answer as a report, several as a table; then what was not verified. */
export function Answers({ answer }: { answer: Answer }) {
  const { t } = useText();
  const { verified, refused } = answer;
  const [only] = verified;
  return (
    <Stack>
      {only && verified.length === 1 ? <Report item={only} /> : <ManyAnswers items={verified} />}
      {refused.length > 0 && (
        <Section title={t('verifier.many.refusedTitle')} lead={t('verifier.many.refusedLead')}>
          <RefusedList refused={refused} />
        </Section>
      )}
      <div className="no-print">
        <DownloadResult answer={answer} />
      </div>
    </Stack>
  );
}
