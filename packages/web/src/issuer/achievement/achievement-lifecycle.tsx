import type { Achievement, AchievementState } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Section } from '../../ui/section.tsx';

/** Where an achievement can go from each state. What can be undone by going back asks for no second thought. */
const steps: Record<AchievementState, readonly AchievementState[]> = {
  draft: ['active'],
  active: ['archived', 'draft'],
  archived: ['active'],
};

export function AchievementLifecycle({ achievement: { state, issuedCount } }: { achievement: Achievement }) {
  const { t } = useText();
  // Pages of issued credentials lead to the achievement: it no longer hides.
  const open = steps[state].filter((step) => step !== 'draft' || issuedCount === 0);
  return (
    <Section title={t('issuer.achievements.lifecycle.title')} lead={t(`issuer.achievements.lifecycle.${state}`)}>
      <Form method="post">
        <ButtonRow>
          {open.map((step) => (
            <Button key={step} name="state" value={step}>
              {t(`issuer.achievements.lifecycle.to.${step}`)}
            </Button>
          ))}
        </ButtonRow>
      </Form>
    </Section>
  );
}
