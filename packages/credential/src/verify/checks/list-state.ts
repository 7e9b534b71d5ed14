import type { StatusListState } from '../../status/compare-status-lists.ts';
import type { OpenStatusList } from './open-status-list.ts';

/** What of a list is held against an earlier or later one. Expands its bits. */
export function listState({ list, validFrom }: Pick<OpenStatusList, 'list' | 'validFrom'>): StatusListState {
  const { purposes, bits, names } = list;
  return { validFrom, purposes, bits: bits?.() ?? new Uint8Array(0), names: names?.() };
}
