import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Refused } from '../console/refused.ts';
import styles from './add-module.module.css';

/** Adds a module at the end of a draft. */
export function AddModule({ returned, first }: { returned: Refused | undefined; first: boolean }) {
  const { t } = useText();
  return (
    <Section title={t('issuer.programmes.module.add')}>
      <Form method="post" className={styles.form}>
        <Field
          name="title"
          label={t('issuer.programmes.module.title')}
          hint={t('issuer.programmes.module.titleHint')}
          error={faultOf(returned?.problem, 'title')}
        >
          <TextInput defaultValue={returned?.values.title} maxLength={200} />
        </Field>
        <Field
          name="summary"
          label={t('issuer.programmes.module.summary')}
          error={faultOf(returned?.problem, 'summary')}
          optional
        >
          <TextArea rows={2} defaultValue={returned?.values.summary} maxLength={1000} />
        </Field>
        <div>
          <SubmitButton variant={first ? 'primary' : 'secondary'} name="intent" value="add-module">
            {t('issuer.programmes.module.addNow')}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
