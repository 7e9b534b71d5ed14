import { useState } from 'react';
import { useText } from '../text/text-context.tsx';
import { Button } from './button.tsx';
import { OnceScripted } from './once-scripted.tsx';
import styles from './password-input.module.css';
import { TextInput, type TextInputProps } from './text-input.tsx';

export interface PasswordInputProps extends Omit<TextInputProps, 'type' | 'width'> {
  autoComplete: 'current-password' | 'new-password';
}

/** A password; inside a Field. Once scripts run it can be looked at, so that a long one is typed without fear. */
export function PasswordInput(props: PasswordInputProps) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.frame}>
      <TextInput {...props} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <OnceScripted>
        <Button type="button" size="s" variant="quiet" onClick={() => setShown(!shown)}>
          {shown ? t('form.hidePassword') : t('form.showPassword')}
        </Button>
      </OnceScripted>
    </div>
  );
}
