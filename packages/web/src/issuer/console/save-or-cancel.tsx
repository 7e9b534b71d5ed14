import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

export interface SaveOrCancelProps {
  /** What the button does, as a verb. */
  save: string;
  /** Where one is who keeps things as they were. */
  cancel: string;
  /** Which of several things the page’s action does. */
  intent?: string;
}

/** How a form ends: do it, or leave everything as it was. */
export function SaveOrCancel({ save, cancel, intent }: SaveOrCancelProps) {
  const { t } = useText();
  return (
    <ButtonRow>
      <SubmitButton variant="primary" {...(intent === undefined ? {} : { name: 'intent', value: intent })}>
        {save}
      </SubmitButton>
      <ButtonLink to={cancel} variant="quiet">
        {t('issuer.form.cancel')}
      </ButtonLink>
    </ButtonRow>
  );
}
