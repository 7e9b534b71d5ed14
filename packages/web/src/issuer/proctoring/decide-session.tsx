import type { ProctoredSession } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Refused } from '../console/refused.ts';

interface DecideSessionProps {
  session: ProctoredSession;
  returned: Refused | undefined;
}

/** Whether an attempt counts, and why. */
export function DecideSession({
  session: { id, learnerName: name, decision, flagCount },
  returned,
}: DecideSessionProps) {
  const { t } = useText();
  const values = returned?.values.sessionId === id ? returned.values : {};
  const problem = returned?.values.sessionId === id ? returned.problem : undefined;
  return (
    <Form method="post">
      <input type="hidden" name="sessionId" value={id} />
      <input type="hidden" name="flagCount" value={flagCount} />
      <Stack>
        <RadioGroup
          name={`decision.${id}`}
          legend={t('issuer.proctored.decision')}
          error={faultOf(problem, `decision.${id}`)}
          defaultValue={values[`decision.${id}`] ?? ''}
          options={[
            { value: 'counts', label: t('issuer.proctored.counts') },
            { value: 'set-aside', label: t('issuer.proctored.setAside') },
          ]}
        />
        <Field
          name={`note.${id}`}
          label={t('issuer.proctored.note')}
          hint={t('issuer.proctored.noteHint')}
          error={faultOf(problem, `note.${id}`)}
        >
          <TextArea rows={3} maxLength={1000} defaultValue={values[`note.${id}`]} />
        </Field>
        <div>
          <SubmitButton variant={decision ? 'secondary' : 'primary'}>
            {t(decision ? 'issuer.proctored.decideAgain' : 'issuer.proctored.decide', { name })}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
