import type { FormEvent, ReactNode } from 'react';
import { Form } from 'react-router';
import { useRootData } from '../session/root-data.ts';
import { useHydrated } from '../ui/use-hydrated.ts';
import styles from './sign-out-form.module.css';
import { SignOutQuestion } from './sign-out-question.tsx';
import { useSignOut } from './use-sign-out.ts';

export interface SignOutFormProps {
  /** The button that signs out. */
  children: ReactNode;
}

/**
 * Signs out. What was marked without a connection is sent first; where that cannot be, it is said, and nothing is done before
 * one chose. Without a script the button signs out at once: then nothing waits either.
 */
export function SignOutForm({ children }: SignOutFormProps) {
  const hydrated = useHydrated();
  const { keptAt } = useRootData();
  const { state, leave, leaveAnyway, stay } = useSignOut();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void leave();
  };
  return (
    <>
      <Form method="post" action="/sign-out" onSubmit={onSubmit}>
        <fieldset className={styles.room} disabled={(keptAt !== null && !hydrated) || state.phase === 'leaving'}>
          {children}
        </fieldset>
      </Form>
      {state.phase === 'asking' && (
        <SignOutQuestion state={state} onAgain={() => void leave()} onAnyway={() => void leaveAnyway()} onStay={stay} />
      )}
    </>
  );
}
