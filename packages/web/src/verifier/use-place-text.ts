import type { PathStep } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { useText } from '../text/text-context.tsx';
import type { Place } from './answer.ts';

/** Where something stood, from the outside in: "badges.zip › ada.png". Empty for what was pasted itself. */
export function usePlaceText(): (place: Place) => string {
  const { t } = useText();
  return ({ fileName, path }) => [fileName ?? '', ...path.map((step) => stepText(t, step))].filter(Boolean).join(' › ');
}

/** Only what a person would look for: the inside of a picture is the picture. */
function stepText(t: TFunction, step: PathStep): string {
  switch (step.in) {
    case 'zip':
      return step.entry;
    case 'pdf':
      return step.attachment;
    case 'url':
      return step.url;
    case 'qr':
      return t('verifier.place.qr', { number: step.index + 1 });
    case 'json':
      return /\d+$/.test(step.pointer) ? t('verifier.place.entry', { number: numberAtEnd(step.pointer) }) : '';
    default:
      return '';
  }
}

function numberAtEnd(pointer: string): number {
  return Number(/\d+$/.exec(pointer)?.[0] ?? 0) + 1;
}
