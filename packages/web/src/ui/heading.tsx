import type { ReactNode } from 'react';

export type HeadingLevel = 1 | 2 | 3 | 4;

export interface HeadingProps {
  level: HeadingLevel;
  id?: string;
  className?: string | undefined;
  children: ReactNode;
}

const tags = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' } as const;

/** A heading whose level depends on where its component stands. */
export function Heading({ level, ...rest }: HeadingProps) {
  const Tag = tags[level];
  return <Tag {...rest} />;
}
