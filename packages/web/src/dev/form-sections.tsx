import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { longTitle, problem } from './samples.ts';
import { Section } from './section.tsx';

export function FormSections() {
  return (
    <Section title="Forms" layout="columns">
      <Filled />
      <Refused />
    </Section>
  );
}

function Filled() {
  return (
    <form>
      <Section title="As it opens">
        <Field name="name" label="Name" hint="As it should stand on the credential.">
          <TextInput autoComplete="name" defaultValue="Amara Okafor" />
        </Field>
        <Field name="code" label="Short name" optional>
          <TextInput width="short" />
        </Field>
        <Field name="kind" label="Kind">
          <Select
            prompt="Choose one"
            options={[
              { value: 'badge', label: 'Badge' },
              { value: 'certificate', label: longTitle },
            ]}
          />
        </Field>
        <RadioGroup
          name="seen"
          legend="Who may see it?"
          hint="You can change this at any time."
          defaultValue="private"
          options={[
            { value: 'private', label: 'Only me' },
            { value: 'public', label: 'Anybody with the link', hint: 'Search engines do not list it.' },
          ]}
        />
        <Checkbox name="news" label="Write to me when a credential of mine is about to expire" />
        <ButtonRow>
          <Button variant="primary">Save these settings</Button>
          <Button variant="quiet">Cancel</Button>
        </ButtonRow>
      </Section>
    </form>
  );
}

function Refused() {
  return (
    <form>
      <Section title="As it comes back">
        <FormErrors problem={problem} fields={{ email: 'E-mail address', reason: 'Reason' }} />
        <Field name="email" label="E-mail address" error={faultOf(problem, 'email')}>
          <TextInput type="email" defaultValue="amara(at)example" />
        </Field>
        <Field name="reason" label="Reason" hint="The holder reads it." error={faultOf(problem, 'reason')}>
          <TextArea />
        </Field>
        <RadioGroup
          name="answers"
          legend="Which of these is a private address?"
          choose="many"
          error="Choose at least one answer"
          options={[
            { value: 'a', label: '192.168.4.20' },
            { value: 'b', label: '8.8.8.8' },
            { value: 'c', label: '10.0.0.1' },
          ]}
        />
        <Checkbox name="agree" label="I have checked the names" error="Tick this once you have checked the names" />
        <ButtonRow>
          <Button variant="danger">Revoke this credential</Button>
        </ButtonRow>
      </Section>
    </form>
  );
}
