import type { TFunction } from 'i18next';
import { formatClock } from '../../text/format.ts';
import type { Console } from '../console/console-context.ts';
import type { FieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { fileAddress, uploadFile } from '../console/upload-file.ts';
import { type Captions, captionsIn } from './captions.ts';
import { secondsOf } from './seconds-of.ts';
import { transcriptOf } from './transcript-of.ts';

interface Reading {
  form: FormData;
  reader: FieldReader;
  t: TFunction;
}

/** What the files of a video lesson's form become: addresses, the video's length, captions, and a transcript made of them. */
export async function readVideo(console: Console, { form, reader, t }: Reading): Promise<Values> {
  const { faults, text } = reader;
  const upload = { form, faults, t };
  const video = await uploadFile(console, upload, { field: 'video', kind: 'video' });
  const length = video?.durationSeconds ?? undefined;
  const duration = length === undefined ? text('duration') : formatClock(length);
  if (duration !== '' && secondsOf(duration) === undefined)
    faults.push({ pointer: '/duration', message: t('issuer.lessons.fault.duration') });
  const added = await uploadFile(console, upload, { field: 'captions', kind: 'captions' });
  return {
    videoUrl: video?.url ?? text('videoUrl'),
    posterUrl: (await fileAddress(console, upload, { field: 'poster', kind: 'image' })) ?? '',
    duration,
    // Captions that were taken have theirs.
    captionsLanguage: added ? '' : text('captionsLanguage'),
    captions: JSON.stringify(captionsAfter(form, reader, { url: added?.url, t })),
    transcript: text('transcript') || (added ? await transcriptIn(form) : ''),
  };
}

function captionsAfter(
  form: FormData,
  { text, checked, faults }: FieldReader,
  { url, t }: { url: string | undefined; t: TFunction },
): Captions {
  const kept = captionsIn({ captions: text('captionsNow') }).filter(
    ({ language }) => !checked(`captionsRemoved.${language}`),
  );
  const language = text('captionsLanguage');
  if (form.get('captions') instanceof File && url && language === '')
    faults.push({ pointer: '/captionsLanguage', message: t('issuer.lessons.fault.captionsLanguage') });
  return url ? [...kept.filter((other) => other.language !== language), { language, url }] : kept;
}

async function transcriptIn(form: FormData): Promise<string> {
  const file = form.get('captions');
  return file instanceof File ? transcriptOf(await file.text()) : '';
}
