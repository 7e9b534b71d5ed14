import type { CredentialState } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { StateTag, type StateTone } from '../../ui/state-tag.tsx';

export const credentialStates: readonly CredentialState[] = ['pending', 'issued', 'revoked', 'voided'];

const looks: Record<CredentialState, { tone: StateTone; icon: IconName }> = {
  pending: { tone: 'unknown', icon: 'clock' },
  issued: { tone: 'valid', icon: 'check' },
  revoked: { tone: 'invalid', icon: 'cross' },
  voided: { tone: 'none', icon: 'cross' },
};

export function CredentialStateTag({ state }: { state: CredentialState }) {
  const { t } = useText();
  return <StateTag {...looks[state]}>{t(`issuer.credentials.state.${state}`)}</StateTag>;
}
