import { useText } from '../../text/text-context.tsx';
import { Band } from './band.tsx';
import styles from './steps.module.css';

const steps = ['enrol', 'learn', 'assess', 'issue', 'show'] as const;

export function Steps() {
  const { t } = useText();
  return (
    <Band id="steps" title={t('landing.steps.title')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step} className={styles.step}>
            <h3 className={styles.title}>{t(`landing.steps.${step}.title`)}</h3>
            <p className={styles.text}>{t(`landing.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </Band>
  );
}
