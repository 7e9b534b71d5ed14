import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { DefaultSubmit } from '../console/default-submit.tsx';
import type { Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { CriterionFields } from './criterion-fields.tsx';
import { LevelFields } from './level-fields.tsx';
import { PeerFields } from './peer-fields.tsx';
import { firstRows, most, rowsOf, shareOf } from './rubric-rows.ts';
import { numbers, RuleFields } from './rule-fields.tsx';

interface RubricFormProps {
  values: Values;
  returned: { problem?: Problem | undefined; values: Values; added?: boolean } | undefined;
  cancel: string;
  /** Fields that stand before the table, and their labels by name. */
  children?: ReactNode;
  labels?: Record<string, string>;
  /** What the button says, where more than a rubric is saved. */
  save?: string;
  /** Whether nobody but staff marks. */
  staffOnly?: boolean;
}

/** The table of a rubric and the rules of its marking. Its buttons work without a script. */
export function RubricForm({
  values: initial,
  returned,
  cancel,
  children,
  labels,
  save,
  staffOnly = false,
}: RubricFormProps) {
  const { t } = useText();
  const values = returned?.values ?? initial;
  const problem = returned?.problem;
  const given = rowsOf(values);
  const rows = given.criteria.length > 0 ? given : firstRows(t('issuer.rubric.firstLevels').split(', '));
  return (
    <Form method="post" key={JSON.stringify(returned?.values)}>
      <DefaultSubmit />
      <Stack gap="l">
        <FormErrors problem={problem} fields={{ ...useLabels(rows.criteria.length, rows.levels.length), ...labels }} />
        {children}
        <LevelFields levels={rows.levels} problem={problem} />
        <Stack>
          {rows.criteria.map((row, at) => (
            <CriterionFields
              key={row.id || `criterion ${at + 1} of ${rows.criteria.length}`}
              row={row}
              at={at}
              count={rows.criteria.length}
              levels={rows.levels}
              share={shareOf(rows, at)}
              problem={problem}
              added={returned?.added === true && at === rows.criteria.length - 1}
            />
          ))}
          {rows.criteria.length < most.criteria && (
            <div>
              <Button name="intent" value="add-criterion" formNoValidate size="s">
                {t('issuer.rubric.addCriterion')}
              </Button>
            </div>
          )}
        </Stack>
        <RuleFields values={values} problem={problem} staffOnly={staffOnly} />
        {!staffOnly && <PeerFields values={values} problem={problem} />}
        <SaveOrCancel save={save ?? t('issuer.rubric.save')} cancel={cancel} />
      </Stack>
    </Form>
  );
}

/** The label of each field by its name, for the list of what is wrong. */
function useLabels(criteria: number, levels: number): Record<string, string> {
  const { t } = useText();
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => at);
  const names = Object.keys(numbers) as (keyof typeof numbers)[];
  return Object.fromEntries([
    ...names.map((name) => [name, t(`issuer.rubric.field.${name}`)]),
    ...(['reviews', 'days', 'ringOf'] as const).map((name) => [`peer.${name}`, t(`issuer.rubric.peer.${name}`)]),
    ['peer.sample.body', t('issuer.rubric.peer.sample')],
    ['peer.sample.marks', t('issuer.rubric.peer.marks')],
    ...numbered(levels).map((at) => [`levels.${at}.title`, t('issuer.rubric.level', { number: at + 1 })]),
    ...numbered(criteria).flatMap((at) => {
      const criterion = t('issuer.rubric.criterion', { number: at + 1 });
      return [
        [`criteria.${at}.title`, criterion],
        [`criteria.${at}.weight`, `${criterion}, ${t('issuer.rubric.weight')}`],
        ...numbered(levels).map((level) => [
          `criteria.${at}.cells.${level}.points`,
          `${criterion}, ${t('issuer.rubric.level', { number: level + 1 })}, ${t('issuer.rubric.points')}`,
        ]),
      ];
    }),
  ]);
}
