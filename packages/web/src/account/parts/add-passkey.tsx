import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { type SubmitEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { callApi } from '../../session/call-api.ts';
import { formText } from '../../session/form-text.ts';
import type { Problem } from '../../session/problem.ts';
import { problemSentence } from '../../text/problem-sentence.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';

/** Has the device make a passkey and registers it. Only a script can ask the device, so there is no plain form for it. */
export function AddPasskey() {
  const { t } = useText();
  const hydrated = useHydrated();
  const navigate = useNavigate();
  const [running, setRunning] = useState(false);
  const [refused, setRefused] = useState<string>();
  if (hydrated && !browserSupportsWebAuthn()) return <p>{t('account.page.passkeyUnsupported')}</p>;

  async function add(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setRunning(true);
    setRefused(undefined);
    const outcome = await makePasskey(formText(new FormData(form), 'passkeyName').trim());
    setRunning(false);
    if (outcome !== 'added') return setRefused(sentenceOf(outcome));
    form.reset();
    await navigate('/account?done=passkey-added', { replace: true, preventScrollReset: true });
  }

  function sentenceOf(outcome: Exclude<Outcome, 'added'>): string {
    if (outcome === 'known') return t('account.page.passkeyKnown');
    if (outcome === 'not-made') return t('account.page.passkeyNotMade');
    return outcome.code === 'not-signed-in' ? t('account.page.passkeySignInAgain') : problemSentence(t, outcome);
  }

  return (
    <>
      <noscript>
        <p>{t('account.page.passkeyNeedsScript')}</p>
      </noscript>
      <OnceScripted>
        <form onSubmit={(event) => void add(event)}>
          <Stack gap="s">
            {refused && (
              <Notice kind="warning" live>
                {refused}
              </Notice>
            )}
            <Field name="passkeyName" label={t('account.page.passkeyName')} hint={t('account.page.passkeyNameHint')}>
              <TextInput maxLength={200} autoComplete="off" />
            </Field>
            <div>
              <Button busy={running}>{t('account.page.addPasskey')}</Button>
            </div>
          </Stack>
        </form>
      </OnceScripted>
    </>
  );
}

type Outcome = 'added' | 'known' | 'not-made' | Problem;

async function makePasskey(name: string): Promise<Outcome> {
  const options = await callApi({ method: 'POST', path: '/api/v1/me/passkeys/options' });
  if (options.problem) return options.problem;
  try {
    // The API passes the browser's own shape through, so its contract does not describe it.
    const optionsJSON = options.data as PublicKeyCredentialCreationOptionsJSON;
    const response = await startRegistration({ optionsJSON });
    const answer = await callApi({ method: 'POST', path: '/api/v1/me/passkeys', body: { name, response } });
    return answer.problem ?? 'added';
  } catch (error) {
    const known = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return known ? 'known' : 'not-made';
  }
}
