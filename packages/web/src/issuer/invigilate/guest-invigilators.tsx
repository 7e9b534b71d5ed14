import type { GuestInvigilator } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Time } from '../../ui/time.tsx';

interface GuestInvigilatorsProps {
  guests: readonly GuestInvigilator[];
  problem: Problem | undefined;
  /** What was typed where it was not accepted. */
  values: Partial<Record<string, string>>;
}

/** Whose codes open this exam, and room to make another. */
export function GuestInvigilators({ guests, problem, values }: GuestInvigilatorsProps) {
  const { t } = useText();
  const columns: TableColumn<GuestInvigilator>[] = [
    { key: 'name', header: t('issuer.invigilate.guestName'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'until',
      header: t('issuer.invigilate.guestUntil'),
      cell: ({ expiresAt }) => <Time value={expiresAt} show="instant" />,
    },
    { key: 'withdraw', header: t('issuer.members.changeHeader'), cell: (guest) => <Withdraw guest={guest} /> },
  ];
  return (
    <Section title={t('issuer.invigilate.guests')} lead={t('issuer.invigilate.guestsLead')}>
      {guests.length > 0 && (
        <Table caption={t('issuer.invigilate.guestCodes')} columns={columns} rows={guests} rowKey={({ id }) => id} />
      )}
      {/* Empty again once another code is there. */}
      <Form key={guests.length} method="post">
        <Stack>
          <Field name="name" label={t('issuer.invigilate.guestName')} error={faultOf(problem, 'name')}>
            <TextInput maxLength={200} defaultValue={values.name} />
          </Field>
          <Field name="hours" label={t('issuer.invigilate.guestHours')} error={faultOf(problem, 'hours')}>
            <TextInput type="number" width="short" min={1} max={12} defaultValue={values.hours ?? '4'} />
          </Field>
          <div>
            <SubmitButton name="intent" value="invite">
              {t('issuer.invigilate.invite')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}

/** At once: whoever was meant can be given another. */
function Withdraw({ guest: { id, name } }: { guest: GuestInvigilator }) {
  const { t } = useText();
  return (
    <Form method="post">
      <input type="hidden" name="guestId" value={id} />
      <Button size="s" name="intent" value="withdraw" aria-label={t('issuer.invigilate.withdrawOf', { name })}>
        {t('issuer.invigilate.withdraw')}
      </Button>
    </Form>
  );
}
