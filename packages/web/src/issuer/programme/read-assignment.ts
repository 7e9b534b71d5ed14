import { type AssignmentInput, type LessonForStaff, submissionFileKinds } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import type { FieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { readSince } from '../signing-key/read-since.ts';

/** What the form of a project or portfolio asks learners for. */
export function readAssignment(reader: FieldReader, t: TFunction): AssignmentInput {
  const { text, number, checked } = reader;
  return {
    required: checked('required'),
    due: readDue(reader, t),
    lateHandIn: text('lateHandIn') === 'refused' ? 'refused' : 'marked',
    fileKinds: submissionFileKinds.filter((kind) => checked(`fileKind.${kind}`)),
    maxFiles: number('maxFiles') ?? 0,
    linkRequired: checked('linkRequired'),
  };
}

function readDue({ text, number, faults }: FieldReader, t: TFunction): AssignmentInput['due'] {
  const kind = text('dueKind');
  if (kind === 'on') {
    const on = readSince(text('dueOn'));
    if (on === undefined) faults.push({ pointer: '/dueOn', message: t('issuer.assignment.fault.dueOn') });
    return on === undefined ? null : { kind, on };
  }
  if (kind !== 'enrolment' && kind !== 'cohort-start') return null;
  const days = number('dueDays');
  const isWhole = days !== undefined && Number.isInteger(days) && days >= 1 && days <= 1_000;
  if (!isWhole) faults.push({ pointer: '/dueDays', message: t('issuer.assignment.fault.dueDays') });
  return isWhole ? { kind: 'days', days, after: kind } : null;
}

/** The same as the form shows it. */
export function valuesOfAssignment(assignment: LessonForStaff['assignment']): Values {
  if (!assignment) return {};
  const { due, lateHandIn, maxFiles } = assignment;
  return {
    dueKind: due === null ? 'none' : due.kind === 'on' ? 'on' : due.after,
    dueOn: due?.kind === 'on' ? due.on.slice(0, 16) : '',
    dueDays: due?.kind === 'days' ? String(due.days) : '',
    lateHandIn,
    maxFiles: String(maxFiles),
    ...(assignment.required ? { required: 'on' } : {}),
    ...(assignment.linkRequired ? { linkRequired: 'on' } : {}),
    ...Object.fromEntries(assignment.fileKinds.map((kind) => [`fileKind.${kind}`, 'on'])),
  };
}
