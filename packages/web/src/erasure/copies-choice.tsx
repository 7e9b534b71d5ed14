import { useText } from '../text/text-context.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';

/** What a form says of copies; anything else is refused by the API. */
export function copiesOf(form: FormData): 'stay-valid' | 'are-revoked' {
  return form.get('copies') === 'are-revoked' ? 'are-revoked' : 'stay-valid';
}

/** The one choice there is: what becomes of copies in other hands. */
export function CopiesChoice({ chosen = 'stay-valid' }: { chosen?: string | undefined }) {
  const { t } = useText();
  return (
    <RadioGroup
      name="copies"
      legend={t('erasure.copies.legend')}
      defaultValue={chosen}
      options={[
        { value: 'stay-valid', label: t('erasure.copies.stay'), hint: t('erasure.copies.stayHint') },
        { value: 'are-revoked', label: t('erasure.copies.revoked'), hint: t('erasure.copies.revokedHint') },
      ]}
    />
  );
}
