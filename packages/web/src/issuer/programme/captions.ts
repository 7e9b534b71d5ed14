import type { LessonForStaff } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';

/** Captions of a video, a file for each language. */
export type Captions = LessonForStaff['captions'];

/** The captions that a form's hidden field holds; what is not one of them is left to the API to refuse. */
export function captionsIn({ captions = '' }: Values): Captions {
  try {
    const read: unknown = JSON.parse(captions || '[]');
    return Array.isArray(read) ? read.filter(isCaptions) : [];
  } catch {
    return [];
  }
}

function isCaptions(value: unknown): value is Captions[number] {
  const { language, url } = Object(value) as { language?: unknown; url?: unknown };
  return typeof language === 'string' && typeof url === 'string';
}
