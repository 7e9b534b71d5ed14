import type { AchievementState } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { StateTag, type StateTone } from '../../ui/state-tag.tsx';

export const achievementStates: readonly AchievementState[] = ['draft', 'active', 'archived'];

const looks: Record<AchievementState, { tone: StateTone; icon: IconName }> = {
  draft: { tone: 'none', icon: 'clock' },
  active: { tone: 'valid', icon: 'check' },
  archived: { tone: 'none', icon: 'lock' },
};

export function AchievementStateTag({ state }: { state: AchievementState }) {
  const { t } = useText();
  return <StateTag {...looks[state]}>{t(`issuer.achievements.state.${state}`)}</StateTag>;
}
