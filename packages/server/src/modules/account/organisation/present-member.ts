import type { MemberRow } from './store.ts';

/** A member as the API shows them. */
export type MemberView = Omit<MemberRow, 'joinedAt'> & { joinedAt: string };

/** Presents a member. */
export function presentMember({ joinedAt, ...rest }: MemberRow): MemberView {
  return { ...rest, joinedAt: joinedAt.toISOString() };
}
