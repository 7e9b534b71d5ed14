import { useNavigation } from 'react-router';
import { Button, type ButtonProps } from './button.tsx';

/** The button of a `<Form>`: takes no second press while what it sent is under way. */
export function SubmitButton({ name, value, ...rest }: ButtonProps) {
  const { state, formData } = useNavigation();
  const sent = name === undefined || formData?.get(name) === value;
  return <Button {...rest} {...(name === undefined ? {} : { name, value })} busy={state === 'submitting' && sent} />;
}
