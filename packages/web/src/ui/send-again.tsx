import { Form, useLocation } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Button } from './button.tsx';
import { ButtonRow } from './button-row.tsx';

export interface SendAgainProps {
  entries: readonly (readonly [string, string])[];
}

/** A form that could not be accepted when it was sent, kept to be sent once more. */
export function SendAgain({ entries }: SendAgainProps) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={`${pathname}${search}`}>
      {entries.map(([name, value], index) => (
        <input key={`${name} ${index}`} type="hidden" name={name} value={value} />
      ))}
      <ButtonRow>
        <a href="/sign-in" target="_blank" rel="noopener">
          {t('errorPage.signInBeside')}
        </a>
        <Button variant="primary">{t('errorPage.sendAgain')}</Button>
      </ButtonRow>
    </Form>
  );
}
