import { useState } from 'react';
import { useNavigation, useSubmit } from 'react-router';
import { useRootData } from '../../session/root-data.ts';
import type { Answer } from '../answer.ts';
import { verifyInBrowser } from '../browser/verify-in-browser.ts';
import { readGiven } from '../given/read-given.ts';

export interface Verifying {
  /** The newest answer, whoever gave it. */
  answer: Answer | undefined;
  busy: boolean;
  /** Verifies what is in the form: here where that is possible, otherwise by the server. */
  verify: (form: HTMLFormElement) => Promise<void>;
}

export function useVerify(fromServer: Answer | undefined): Verifying {
  const { development } = useRootData();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [fromBrowser, setFromBrowser] = useState<{ answer: Answer; instead: Answer | undefined }>();
  const [working, setWorking] = useState(false);

  async function verify(form: HTMLFormElement) {
    setWorking(true);
    try {
      const answer = await verifyInBrowser(await readGiven(new FormData(form)), { development });
      setFromBrowser(answer && { answer, instead: fromServer });
      if (!answer) await submit(form, { preventScrollReset: true });
    } finally {
      setWorking(false);
    }
  }

  // An answer of the server that came after the browser's is the newer one.
  const answer = fromBrowser && fromBrowser.instead === fromServer ? fromBrowser.answer : fromServer;
  return { answer, busy: working || navigation.state === 'submitting', verify };
}
