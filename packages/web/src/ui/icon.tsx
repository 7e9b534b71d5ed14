import { classNames } from './class-names.ts';
import styles from './icon.module.css';

/** Drawn for a grid of 20, one stroke of 1.75, round ends. */
const paths = {
  arrow: 'M4 10h12M11 5l5 5-5 5',
  book: 'M10 5.5C8.5 4.3 6.3 4 3.5 4v11.5c2.8 0 5 .3 6.5 1.5 1.5-1.2 3.7-1.5 6.5-1.5V4c-2.8 0-5 .3-6.5 1.5zM10 5.5V17',
  check: 'M4 10.5l4 4 8-9',
  chevron: 'M7.5 4.5L13 10l-5.5 5.5',
  'chevron-down': 'M4.5 7.5L10 13l5.5-5.5',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l2.5 2',
  copy: 'M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4',
  cross: 'M5 5l10 10M15 5L5 15',
  device: 'M3 4h14v9.5H3zM7 17h6M10 13.5V17',
  download: 'M10 3.5v9M6 9l4 4 4-4M3.5 16.5h13',
  exam: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2',
  external: 'M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7',
  info: 'M10 9.5v5M10 6v.01',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 016 0V9',
  menu: 'M3 6h14M3 10h14M3 14h14',
  moon: 'M16 11.5A6.5 6.5 0 118.5 4a5.2 5.2 0 007.5 7.5z',
  person: 'M10 10a3 3 0 100-6 3 3 0 000 6zM4 16.5c.8-2.6 3-4 6-4s5.2 1.4 6 4',
  play: 'M7 4.5l8.5 5.5L7 15.5z',
  print: 'M6 7.5v-4h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z',
  question: 'M7.2 7.6C7.3 6 8.5 5 10.1 5c1.6 0 2.8 1 2.8 2.5 0 2.2-2.8 2.3-2.8 4.6M10.1 15v.01',
  search: 'M9 3.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM13 13l4 4',
  share: 'M10 12V3.5M6.5 6.5L10 3l3.5 3.5M4 10v6.5h12V10',
  sun: 'M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2',
  warning: 'M10 5.5v5.5M10 14.5v.01',
} as const;

export type IconName = keyof typeof paths;

/** Every icon there is, for the style page. */
export const iconNames = Object.keys(paths) as IconName[];

/** Icons that point along the line of reading turn with it. */
const directed = new Set<IconName>(['arrow', 'chevron', 'external']);

export interface IconProps {
  name: IconName;
  size?: 16 | 20 | 24;
}

/** A small drawing beside a word; never the only bearer of a meaning, so hidden from screen readers. */
export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg
      className={classNames(styles.icon, directed.has(name) && styles.directed)}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
