import type { RubricInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import { type Fault, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { readPeer } from './read-peer.ts';
import { chosenFrom } from './rubric-choices.ts';
import { rowsOf } from './rubric-rows.ts';

interface RubricEntry {
  rubric: RubricInput;
  values: Values;
  faults: Fault[];
}

/** What the form of a rubric holds. */
export function readRubric(form: FormData, t: TFunction): RubricEntry {
  const values = formValues(form);
  const { number, text, faults } = fieldReader(form, t);
  const rows = rowsOf(values);
  const named = (name: string) => {
    const value = text(name);
    if (value === '')
      faults.push({ pointer: `/${name.replaceAll('.', '/')}`, message: t('issuer.rubric.fault.title') });
    return value;
  };
  const needed = (name: string) => {
    const before = faults.length;
    const value = number(name);
    if (value === undefined && faults.length === before)
      faults.push({ pointer: `/${name.replaceAll('.', '/')}`, message: t('issuer.form.number') });
    return value ?? 0;
  };
  const levels = rows.levels.map((_, at) => ({ title: named(`levels.${at}.title`) }));
  const criteria = rows.criteria.map(({ id, cells }, at) => ({
    id: id || crypto.randomUUID(),
    title: named(`criteria.${at}.title`),
    description: text(`criteria.${at}.description`),
    weight: needed(`criteria.${at}.weight`),
    cells: cells.map((_, level) => ({
      points: needed(`criteria.${at}.cells.${level}.points`),
      description: text(`criteria.${at}.cells.${level}.description`),
    })),
  }));
  const rubric = {
    levels,
    criteria,
    passPercent: needed('passPercent'),
    ...chosenFrom(text),
    toleranceLevels: needed('toleranceLevels'),
    tolerancePercent: needed('tolerancePercent'),
    resubmissions: needed('resubmissions'),
    resubmissionDays: needed('resubmissionDays'),
    peer: text('marking') === 'peer' ? readPeer({ text, needed, criteria }) : null,
  };
  faults.push(...faultsOfPoints(rubric, t));
  return { rubric, values, faults };
}

/** Levels go up: a higher one gives no fewer points than the one below. */
function faultsOfPoints({ criteria }: RubricInput, t: TFunction): Fault[] {
  return criteria.flatMap(({ cells }, at): Fault[] => {
    const level = cells.findIndex(({ points }, index) => points < (cells[index - 1]?.points ?? 0));
    if (level >= 0)
      return [{ pointer: `/criteria/${at}/cells/${level}/points`, message: t('issuer.rubric.fault.points') }];
    if ((cells.at(-1)?.points ?? 0) > 0) return [];
    return [{ pointer: `/criteria/${at}/cells/${cells.length - 1}/points`, message: t('issuer.rubric.fault.nothing') }];
  });
}
