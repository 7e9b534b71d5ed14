import type { EnrolmentDetail, LessonProgress } from '@laurel/sdk';
import { addresses } from '../learner/addresses.ts';
import { offlineAddress } from './offline-address.ts';

/** Texts are read without a connection, and transcripts. Exams, projects and whatever is not open yet are not. */
export function mayBeKept({ kind, state }: Pick<LessonProgress, 'kind' | 'state'>): boolean {
  return (kind === 'reading' || kind === 'video') && state !== 'locked';
}

/** The lessons of a programme that a copy holds. */
export function lessonsToKeep({ modules }: Pick<EnrolmentDetail, 'modules'>): LessonProgress[] {
  return modules.flatMap(({ lessons }) => lessons).filter(mayBeKept);
}

/** The pages of a copy: the programme's own, its lessons, and the one that says what was not kept. */
export function pagesToKeep(enrolment: Pick<EnrolmentDetail, 'id' | 'modules'>): string[] {
  const lessons = lessonsToKeep(enrolment).map(({ id }) => addresses.lesson(enrolment.id, id));
  return [addresses.enrolment(enrolment.id), ...lessons, offlineAddress];
}

/** What every page names and no list of a build does. */
const sign = '/favicon.svg';

/**
 * The files that a page or a style sheet needs: what was built, and pictures of this server. Nothing else of a text is kept,
 * whatever it names.
 */
export function filesToKeep(text: string, origin: string): string[] {
  const built = text.match(/\/assets\/[\w.-]+/g) ?? [];
  const pictures = [...text.matchAll(/<img\b[^>]*?\ssrc="([^"]+)"/g)].flatMap(([, source = '']) => {
    const url = URL.parse(source.replaceAll('&amp;', '&'), origin);
    return url?.origin === origin && url.pathname.startsWith('/files/') ? [`${url.pathname}${url.search}`] : [];
  });
  return [...new Set([...built, ...pictures, ...(text.includes(sign) ? [sign] : [])])];
}
