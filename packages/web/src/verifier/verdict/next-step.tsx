import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { nextStepOf } from './next-step-of.ts';

export interface NextStepProps {
  verdict: Verdict;
  /** Whether its issuer has issued it anew. */
  isReplaced: boolean;
}

/** What somebody with this verdict should do. */
export function NextStep({ verdict, isReplaced }: NextStepProps) {
  const { t } = useText();
  const { credential, issuerStanding, whatToDo } = verdict;
  const who = {
    issuer: credential?.issuer.name ?? t('verifier.result.someone'),
    name: credential?.subject.name ?? t('verifier.result.somebody'),
    known: issuerStanding?.kind === 'look-alike' ? issuerStanding.of.name : '',
  };
  const step = isReplaced ? 'replaced' : nextStepOf(verdict);
  if (!whatToDo || !general.has(step)) return <p>{t(`verifier.result.nextSteps.${step}`, who)}</p>;
  return (
    <p>
      {verdict.outcome === 'could-not-be-checked' && t('verifier.result.notFalse')} {whatToDo}
    </p>
  );
}

/** Those that fit many faults: the verifier's own advice about the very one is better. */
const general: ReadonlySet<string> = new Set(['forged', 'unanswered', 'unsupported']);
