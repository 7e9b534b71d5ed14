import type { CompletionStanding } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { addresses } from '../addresses.ts';

/** The weighted total, and how each outcome stands, with the badge it earned. */
export function OutcomeList({ completion }: { completion: CompletionStanding }) {
  const { t, format } = useText();
  const { total, outcomes } = completion;
  const percent = format.score;
  return (
    <>
      {total && (
        <Meter
          label={t('completion.total')}
          value={total.percent}
          max={100}
          {...(total.required === null ? {} : { required: total.required })}
          text={
            total.required === null
              ? t('completion.totalOnly', { percent: percent(total.percent) })
              : t('completion.totalText', { percent: percent(total.percent), required: percent(total.required) })
          }
        />
      )}
      {outcomes.length > 0 && (
        <Section title={t('completion.outcomes')}>
          <Stack>
            {outcomes.map((outcome) => (
              <div key={outcome.id}>
                <Meter
                  label={outcome.isRequired ? outcome.text : `${outcome.text} (${t('completion.optional')})`}
                  value={outcome.percent}
                  max={100}
                  required={outcome.masteryPercent}
                  text={t('completion.outcomeText', {
                    percent: percent(outcome.percent),
                    required: percent(outcome.masteryPercent),
                  })}
                />
                <Badge outcome={outcome} />
              </div>
            ))}
          </Stack>
        </Section>
      )}
    </>
  );
}

function Badge({ outcome }: { outcome: CompletionStanding['outcomes'][number] }) {
  const { t } = useText();
  const { achievementName: achievement, credentialId, isMastered } = outcome;
  if (achievement === null) return null;
  if (credentialId === null) return <p>{t(`completion.${isMastered ? 'badgeWaits' : 'earns'}`, { achievement })}</p>;
  return (
    <p>
      <Link to={addresses.credential(credentialId)}>{t('completion.badge', { achievement })}</Link>
    </p>
  );
}
