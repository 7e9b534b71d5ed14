import type { TFunction } from 'i18next';
import { en } from '../../text/en.ts';

type KnownAction = keyof typeof en.issuer.actions;

/** What an audit line's action means; an action the catalogue does not know is shown as it is written. */
export function actionWords(t: TFunction, action: string): string {
  // A dot would lead the catalogue into a section.
  const key = action.replace('.', '/');
  return isKnown(key) ? t(`issuer.actions.${key}`) : action;
}

function isKnown(key: string): key is KnownAction {
  return Object.hasOwn(en.issuer.actions, key);
}
