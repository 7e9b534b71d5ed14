import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { useConsole } from '../console/console-data.ts';
import styles from './first-steps.module.css';
import { openStep, type Step } from './steps.ts';

/** The way to the first learner: what is done, and the one step to do now. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useText();
  const next = openStep(steps);
  return (
    <Section title={t('issuer.overview.steps.title')} lead={t('issuer.overview.steps.lead')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.name} className={styles.step} data-state={stateOf(step, next)}>
            <span className={styles.sign}>{step.done ? <Icon name="check" /> : index + 1}</span>
            <div className={styles.words}>
              <h3 className={styles.name}>
                {t(`issuer.overview.steps.${step.name}.title`)}
                {step.done && <span className={styles.done}> {t('issuer.overview.steps.done')}</span>}
              </h3>
              {!step.done && <p>{t(`issuer.overview.steps.${step.name}.text`)}</p>}
              {step === next && <NextAction step={step} />}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function stateOf(step: Step, next: Step | undefined): 'done' | 'next' | 'later' {
  if (step.done) return 'done';
  return step === next ? 'next' : 'later';
}

function NextAction({ step: { name, to, permission } }: { step: Step }) {
  const { t } = useText();
  const { may } = useConsole();
  if (to === undefined || !may(permission)) return null;
  return (
    <div>
      <ButtonLink to={to} variant="primary" icon="arrow">
        {t(`issuer.overview.steps.${name}.action`)}
      </ButtonLink>
    </div>
  );
}
