import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { nextStepOf } from './next-step-of.ts';

/** What the verifier itself advises about this fault, and what somebody with this verdict should do. */
export function NextStep({ verdict }: { verdict: Verdict }) {
  const { t } = useText();
  const { credential, whatToDo } = verdict;
  const who = {
    issuer: credential?.issuer.name ?? t('verifier.result.someone'),
    name: credential?.subject.name ?? t('verifier.result.somebody'),
  };
  const step = nextStepOf(verdict);
  return (
    <>
      <p>{t(`verifier.result.nextSteps.${step}`, who)}</p>
      {whatToDo && general.has(step) && <p>{whatToDo}</p>}
    </>
  );
}

/** Those that fit many faults; the others say all there is to do. */
const general: ReadonlySet<string> = new Set(['forged', 'unanswered', 'unsupported']);
