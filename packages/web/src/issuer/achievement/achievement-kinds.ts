import type { AchievementKind } from '@laurel/sdk';

export const achievementKinds: readonly AchievementKind[] = [
  'micro-credential',
  'badge',
  'certificate',
  'diploma',
  'degree',
];
