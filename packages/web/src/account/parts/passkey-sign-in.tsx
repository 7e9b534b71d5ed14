import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { useState } from 'react';
import { callApi } from '../../session/call-api.ts';
import { problemSentence } from '../../text/problem-sentence.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { homeOf } from '../home-of.ts';

export interface PasskeySignInProps {
  /** Where to go afterwards; empty for the person's own start. */
  next: string;
}

type State = { step: 'idle' | 'running' } | { step: 'refused'; sentence: string };

/** Signing in without a password. It needs a script, so it appears with one; the password always works. */
export function PasskeySignIn({ next }: PasskeySignInProps) {
  const { t } = useText();
  const hydrated = useHydrated();
  const [state, setState] = useState<State>({ step: 'idle' });
  if (hydrated && !browserSupportsWebAuthn()) return null;

  async function signIn() {
    setState({ step: 'running' });
    const options = await callApi({ method: 'POST', path: '/api/v1/sessions/passkey/options' });
    if (options.problem) return setState({ step: 'refused', sentence: problemSentence(t, options.problem) });
    // The API passes the browser's own shape through, so its contract does not describe it.
    const optionsJSON = options.data as PublicKeyCredentialRequestOptionsJSON;
    const response = await startAuthentication({ optionsJSON }).catch(() => undefined);
    if (!response) return setState({ step: 'refused', sentence: t('account.signIn.passkeyNone') });
    const answer = await callApi({ method: 'POST', path: '/api/v1/sessions/passkey', body: { response } });
    if (answer.problem) return setState({ step: 'refused', sentence: passkeyRefusal(answer.problem) });
    const memberships = Object(answer.data).memberships;
    // A whole page load: everything on the next page is made for who is now signed in.
    window.location.assign(next || homeOf({ memberships: Array.isArray(memberships) ? memberships : [] }));
  }

  function passkeyRefusal(problem: Parameters<typeof problemSentence>[1]): string {
    return problem.code === 'wrong-credentials' ? t('account.signIn.passkeyUnknown') : problemSentence(t, problem);
  }

  return (
    <OnceScripted>
      <Stack gap="s">
        {state.step === 'refused' && (
          <Notice kind="warning" live>
            {state.sentence}
          </Notice>
        )}
        <div>
          <Button type="button" icon="person" busy={state.step === 'running'} onClick={() => void signIn()}>
            {t('account.signIn.passkey')}
          </Button>
        </div>
      </Stack>
    </OnceScripted>
  );
}
