import { faultsOf, type LessonInput, type LessonKind } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import type { Console } from '../console/console-context.ts';
import { type Fault, type FieldReader, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { captionsIn } from './captions.ts';
import { feedbacks, supervisions } from './exam-fields.tsx';
import { readAssignment } from './read-assignment.ts';
import { readVideo } from './read-video.ts';
import { secondsOf } from './seconds-of.ts';

interface LessonEntry {
  body: LessonInput;
  values: Values;
  faults: Fault[];
}

/** What the form of a lesson holds. Files in it are uploaded at once, so that they are kept whatever follows. */
export async function readLesson(
  console: Console,
  form: FormData,
  { kind, t }: { kind: LessonKind; t: TFunction },
): Promise<LessonEntry> {
  const reader = fieldReader(form, t);
  const values = formValues(form);
  if (kind === 'video') Object.assign(values, await readVideo(console, { form, reader, t }));
  const body = bodyOf(reader, { kind, values, t });
  const faults = [...reader.faults, ...faultsOf('addLesson', body).filter(isNew(reader.faults))];
  return { body, values, faults: faults.map((fault) => inWords(fault, t)) };
}

function bodyOf(
  reader: FieldReader,
  { kind, values, t }: { kind: LessonKind; values: Values; t: TFunction },
): LessonInput {
  const { text, number, checked } = reader;
  const common = { title: text('title'), minutes: number('minutes') ?? Number.NaN };
  if (kind === 'reading') return { kind, ...common, markdown: text('markdown') };
  if (kind === 'video') return { kind, ...common, ...videoBody(values) };
  if (kind === 'project' || kind === 'portfolio')
    return { kind, ...common, instructions: text('instructions'), assignment: readAssignment(reader, t) };
  return {
    kind,
    ...common,
    instructions: text('instructions'),
    passMarkPercent: number('passMarkPercent') ?? Number.NaN,
    attemptsAllowed: number('attemptsAllowed') ?? null,
    timeLimitMinutes: number('timeLimitMinutes') ?? null,
    coolDownMinutes: number('coolDownMinutes') ?? 0,
    shuffle: checked('shuffle'),
    feedback: feedbacks.find((value) => value === text('feedback')) ?? 'explanations',
    supervision: supervisions.find((value) => value === text('supervision')) ?? 'none',
    feedbackFrom: text('feedbackFrom') === 'at-the-end' ? 'at-the-end' : 'at-once',
  };
}

function videoBody(values: Values): Omit<Extract<LessonInput, { kind: 'video' }>, 'kind' | 'title' | 'minutes'> {
  return {
    videoUrl: values.videoUrl?.trim() ?? '',
    durationSeconds: secondsOf(values.duration ?? '') ?? null,
    captions: captionsIn(values),
    posterUrl: values.posterUrl || undefined,
    transcript: values.transcript ?? '',
    markdown: values.markdown?.trim() ?? '',
  };
}

function isNew(known: readonly Fault[]) {
  return ({ pointer }: Fault) => !known.some((fault) => fault.pointer === pointer);
}

const named = [
  'minutes',
  'videoUrl',
  'transcript',
  'passMarkPercent',
  'attemptsAllowed',
  'timeLimitMinutes',
  'coolDownMinutes',
  'markdown',
  'instructions',
] as const;

/** The contract's messages are for those who write software. */
function inWords({ pointer, message }: Fault, t: TFunction): Fault {
  const name = named.find((field) => pointer === `/${field}`);
  return { pointer, message: name ? t(`issuer.lessons.fault.${name}`) : message };
}
