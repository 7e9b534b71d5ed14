import { chosenOf, listAddress } from '../console/list-address.ts';
import { questionKinds } from '../programme/question-kinds.ts';

const levels = ['1', '2', '3', '4', '5'] as const;

/** By what the bank is narrowed, as the address says. */
export function readBankFilters(url: URL) {
  const textOf = (name: string) => url.searchParams.get(name)?.trim().slice(0, 60) || undefined;
  const level = chosenOf(url, 'difficulty', levels);
  return {
    search: url.searchParams.get('search')?.slice(0, 200) || undefined,
    kind: chosenOf(url, 'kind', questionKinds),
    tag: textOf('tag'),
    difficulty: level === undefined ? undefined : Number(level),
    poolId: /^[0-9a-f-]{36}$/.exec(url.searchParams.get('poolId') ?? '')?.[0],
    state: chosenOf(url, 'state', ['active', 'retired'] as const),
  };
}

export type BankFilters = ReturnType<typeof readBankFilters>;

export function isNarrowed(filters: BankFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** The address of the bank with these filters. */
export function bankAddress(list: string, { difficulty, ...filters }: BankFilters, cursor?: string): string {
  return listAddress(list, { ...filters, difficulty: difficulty?.toString(), cursor });
}
