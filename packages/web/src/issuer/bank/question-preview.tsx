import type { BankQuestion } from '@laurel/sdk';
import { Question } from '../../learner/attempt/question.tsx';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';

/** A question as a learner sees it; whatever is entered goes nowhere. */
export function QuestionPreview({ preview }: Pick<BankQuestion, 'preview'>) {
  const { t } = useText();
  const question = { ...preview, answer: null, outcome: null };
  return (
    <Section title={t('issuer.bank.preview')} lead={t('issuer.bank.previewLead')}>
      <form>
        <Question question={question} number={1} count={1} typed={undefined} error={undefined} />
      </form>
    </Section>
  );
}
