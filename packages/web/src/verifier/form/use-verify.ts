import { useState } from 'react';
import { useNavigation, useSubmit } from 'react-router';
import { useRootData } from '../../session/root-data.ts';
import type { Answer } from '../answer.ts';
import { type Given, readGiven } from '../given/read-given.ts';

export interface Progress {
  done: number;
  total: number;
}

export interface Verifying {
  /** The newest answer, whoever gave it. */
  answer: Answer | undefined;
  busy: boolean;
  /** How far it has come; only where there are several to verify. */
  progress: Progress | undefined;
  /** Verifies what is in the form: here, and by the server only if this browser cannot load the verifier. */
  verify: (form: HTMLFormElement) => Promise<void>;
  /** Verifies what did not come by the form. */
  verifyGiven: (given: Given) => Promise<void>;
}

/** As much as the reading of one file allows. */
const mostBytes = 64 * 1024 * 1024;

export function useVerify(fromServer: Answer | undefined): Verifying {
  const { development, logPolicy } = useRootData();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [fromBrowser, setFromBrowser] = useState<{ answer: Answer; instead: Answer | undefined }>();
  const [working, setWorking] = useState(false);
  const [progress, setProgress] = useState<Progress>();

  async function answerHere(given: Given): Promise<boolean> {
    const verifier = await import('../browser/browser-ways.ts').catch(() => undefined);
    if (!verifier) return false;
    const onProgress = (done: number, total: number) => setProgress(total > 1 ? { done, total } : undefined);
    const ways = verifier.browserWays({
      origin: location.origin,
      development,
      logPolicy,
      resources: given.resources,
      onProgress,
    });
    const answer = await verifier.answerGiven(given, ways);
    setFromBrowser({ answer, instead: fromServer });
    return true;
  }

  async function work(act: () => Promise<void>) {
    setWorking(true);
    try {
      await act();
    } finally {
      setWorking(false);
      setProgress(undefined);
    }
  }

  // An answer of the server that came after the browser's is the newer one.
  const answer = fromBrowser && fromBrowser.instead === fromServer ? fromBrowser.answer : fromServer;
  return {
    answer,
    busy: working || navigation.state === 'submitting',
    progress,
    verify: (form) =>
      work(async () => {
        const answered = await answerHere(await readGiven(new FormData(form), { mostBytes }));
        if (!answered) await submit(form, { preventScrollReset: true });
      }),
    verifyGiven: (given) => work(async () => void (await answerHere(given))),
  };
}
