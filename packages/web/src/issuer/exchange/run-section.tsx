import type { ImportView, Pool } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

interface RunSectionProps {
  view: ImportView;
  achievements: readonly { id: string; name: string }[];
  pools: readonly Pool[];
}

/** The yes to a package that was read, or the no. */
export function RunSection({ view, achievements, pools }: RunSectionProps) {
  const { t } = useText();
  const { target, counts } = view;
  return (
    <Section
      title={t('issuer.exchange.runTitle')}
      lead={t(`issuer.exchange.ready.${target}`, { title: view.title ?? '' })}
    >
      <Form method="post">
        <Stack>
          {target === 'programme' && (
            <Field
              name="achievementId"
              label={t('issuer.exchange.achievement')}
              hint={t('issuer.exchange.achievementHint')}
              optional
            >
              <Select
                prompt={t('issuer.exchange.newAchievement')}
                options={achievements.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
          )}
          {target === 'bank' && (
            <Field name="poolId" label={t('issuer.exchange.pool')} hint={t('issuer.exchange.poolHint')} optional>
              <Select
                prompt={t('issuer.exchange.noPool')}
                options={pools.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
          )}
          {counts.alreadyThere > 0 && (
            <Checkbox name="again" label={t('issuer.exchange.again')} hint={t('issuer.exchange.againHint')} />
          )}
          <ButtonRow>
            <SubmitButton name="act" value="run" variant="primary">
              {t(`issuer.exchange.run.${target}`)}
            </SubmitButton>
            <SubmitButton name="act" value="forget" variant="quiet">
              {t('issuer.exchange.forget')}
            </SubmitButton>
          </ButtonRow>
        </Stack>
      </Form>
    </Section>
  );
}
