import type { CredentialState } from '@laurel/sdk';
import { chosenOf, listAddress } from '../console/list-address.ts';
import { credentialStates } from './credential-state.tsx';

/** What narrows the list of issued credentials; all of it stands in the address. */
export interface CredentialFilters {
  search: string | undefined;
  state: CredentialState | undefined;
  achievementId: string | undefined;
}

export function readFilters(url: URL): CredentialFilters {
  const word = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) || undefined;
  return {
    search: word('search'),
    state: chosenOf(url, 'state', credentialStates),
    achievementId: word('achievementId'),
  };
}

export function filtersAddress(path: string, filters: CredentialFilters, cursor?: string): string {
  return listAddress(path, { ...filters, cursor });
}

export function isNarrowed({ search, state, achievementId }: CredentialFilters): boolean {
  return Boolean(search || state || achievementId);
}
