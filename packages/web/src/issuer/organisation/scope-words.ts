import type { Permission } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import type { en } from '../../text/en.ts';

type ScopeKey = keyof typeof en.issuer.scopes;

/** What a permission allows, in words. */
export function scopeWords(t: TFunction, permission: Permission): string {
  // A colon would lead the catalogue elsewhere; the type still holds that every permission has its words.
  return t(`issuer.scopes.${permission.replace(':', '/') as ScopeKey}`);
}
