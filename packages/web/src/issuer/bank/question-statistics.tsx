import type { BankQuestion } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';

/** How a question did in the attempts handed in, and what to do about it. */
export function QuestionStatistics({ statistics }: Pick<BankQuestion, 'statistics'>) {
  const { t, format } = useText();
  const { attempts, rightPercent, discrimination, advice } = statistics;
  return (
    <Section title={t('issuer.bank.statistics')} lead={t('issuer.bank.attempts', { count: attempts })}>
      <Stack>
        <p>
          <strong>{t(`issuer.bank.advice.${advice}`)}</strong>
        </p>
        {rightPercent !== null && (
          <Meter
            label={t('issuer.bank.column.right')}
            value={rightPercent}
            max={100}
            text={format.percent(rightPercent / 100)}
          />
        )}
        {discrimination !== null && (
          <>
            <Meter
              label={t('issuer.bank.column.discrimination')}
              value={Math.max(0, discrimination)}
              max={1}
              text={format.number(discrimination)}
            />
            <p>{t('issuer.bank.discriminationText')}</p>
          </>
        )}
      </Stack>
    </Section>
  );
}
