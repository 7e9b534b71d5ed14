import type { SigningKeyState } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { StateTag, type StateTone } from '../../ui/state-tag.tsx';

const looks: Record<SigningKeyState, { tone: StateTone; icon: IconName }> = {
  active: { tone: 'valid', icon: 'check' },
  retiring: { tone: 'unknown', icon: 'clock' },
  retired: { tone: 'none', icon: 'clock' },
  compromised: { tone: 'invalid', icon: 'warning' },
};

export function KeyStateTag({ state }: { state: SigningKeyState }) {
  const { t } = useText();
  return <StateTag {...looks[state]}>{t(`issuer.signingKeys.state.${state}`)}</StateTag>;
}
