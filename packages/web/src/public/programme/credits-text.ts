import type { TFunction } from 'i18next';

/** How many credits, and in which system they count where that is said. */
export function creditsText(t: TFunction, { credits, system }: { credits: number; system: string | null }): string {
  return system ? t('credit.amountIn', { count: credits, system }) : t('credit.amount', { count: credits });
}
