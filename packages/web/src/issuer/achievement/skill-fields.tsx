import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { SkillField, SkillRow } from './skill-rows.ts';

interface SkillFieldsProps {
  rows: readonly SkillRow[];
  problem: Problem | undefined;
  /** The last row was just added: it takes the focus. */
  added: boolean;
}

/** The skills of an achievement, one group of fields each. Adding and removing send the form and bring it back. */
export function SkillFields({ rows, problem, added }: SkillFieldsProps) {
  const { t } = useText();
  return (
    <>
      {rows.map((row, index) => (
        <fieldset key={`${index} of ${rows.length}`}>
          <legend>{t('issuer.achievements.skill.legend', { number: index + 1 })}</legend>
          <Stack>
            <SkillRowFields row={row} index={index} problem={problem} focus={added && index === rows.length - 1} />
            <div>
              <Button variant="quiet" size="s" name="intent" value={`remove-skill-${index}`} formNoValidate>
                {t('issuer.achievements.skill.remove', { number: index + 1 })}
              </Button>
            </div>
          </Stack>
        </fieldset>
      ))}
      <div>
        <Button name="intent" value="add-skill" formNoValidate>
          {t('issuer.achievements.skill.add')}
        </Button>
      </div>
    </>
  );
}

interface SkillRowFieldsProps {
  row: SkillRow;
  index: number;
  problem: Problem | undefined;
  focus: boolean;
}

function SkillRowFields({ row, index, problem, focus }: SkillRowFieldsProps) {
  const { t } = useText();
  const field = (name: SkillField) => ({
    name: `skills.${index}.${name}`,
    label: t(`issuer.achievements.skill.${name}`),
    hint: t(`issuer.achievements.skill.${name}Hint`),
    error: faultOf(problem, `skills.${index}.${name}`),
  });
  return (
    <>
      <Field {...field('name')}>
        {/* These fields appear because their reader just asked for them. */}
        <TextInput defaultValue={row.name} maxLength={200} autoFocus={focus} />
      </Field>
      <Field {...field('url')}>
        <TextInput type="url" defaultValue={row.url} maxLength={2000} />
      </Field>
      <Field {...field('description')} optional>
        <TextArea rows={2} defaultValue={row.description} maxLength={2000} />
      </Field>
      <Field {...field('frameworkName')} optional>
        <TextInput defaultValue={row.frameworkName} maxLength={200} />
      </Field>
      <Field {...field('code')} optional>
        <TextInput width="short" defaultValue={row.code} maxLength={100} />
      </Field>
    </>
  );
}
