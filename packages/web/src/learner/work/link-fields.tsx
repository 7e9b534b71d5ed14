import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { linkRows } from './read-draft.ts';

export interface LinkFieldsProps {
  links: readonly { url: string; title: string }[];
  /** What was typed, when the server did not take all of it. */
  typed: Readonly<Record<string, string>> | undefined;
}

/** Links with their titles, always with an empty row for one more. */
export function LinkFields({ links, typed }: LinkFieldsProps) {
  const { t } = useText();
  const rows = Array.from({ length: Math.max(linkRows, links.length + 1) }, (_, row) => row);
  return rows.map((row) => (
    <Stack key={row}>
      <Field
        name={`link.${row}.url`}
        label={`${t('work.link')} ${row + 1}`}
        hint={row === 0 && t('work.linkHint')}
        optional
      >
        <TextInput type="url" defaultValue={typed?.[`link.${row}.url`] ?? links[row]?.url} maxLength={2_000} />
      </Field>
      <Field name={`link.${row}.title`} label={`${t('work.linkTitle')} ${row + 1}`} optional>
        <TextInput defaultValue={typed?.[`link.${row}.title`] ?? links[row]?.title} maxLength={200} />
      </Field>
    </Stack>
  ));
}
