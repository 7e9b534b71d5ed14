import type { CatalogueFilters as Filters } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { languageName } from '../language-name.ts';
import styles from './catalogue-filters.module.css';
import type { Narrowing } from './narrowing.ts';

const hours = [5, 10, 25, 50, 100];

/** Narrows the catalogue; the fields belong to the form of the search. Open where something is chosen. */
export function CatalogueFilters({ filters, chosen }: { filters: Filters; chosen: Narrowing }) {
  const { t, format, language } = useText();
  const withCount = (label: string, count: number) => t('catalogue.filter.withCount', { label, count });
  const options = {
    skill: filters.skills.map(({ value, count }) => ({ value, label: withCount(value, count) })),
    level: filters.levels.map(({ value, count }) => ({ value, label: withCount(value, count) })),
    language: filters.languages.map(({ value, count }) => ({
      value,
      label: withCount(languageName(value, language), count),
    })),
    provider: filters.providers.map(({ value, name, count }) => ({ value, label: withCount(name, count) })),
    maxHours: hours.map((most) => ({
      value: String(most),
      label: t('catalogue.filter.upTo', { hours: format.number(most) }),
    })),
  };
  return (
    <details className={styles.filters} open={Object.keys(chosen).length > 0}>
      <summary>{t('catalogue.filter.title')}</summary>
      <div className={styles.fields}>
        {(['skill', 'level', 'language', 'provider', 'maxHours'] as const).map((name) => (
          <Field key={name} name={name} label={t(`catalogue.filter.${name}`)} optional="unsaid">
            <Select
              prompt={t('catalogue.filter.any')}
              defaultValue={chosen[name] ?? ''}
              options={withChosen(options[name], chosen[name])}
            />
          </Field>
        ))}
        <Checkbox
          name="price"
          value="free"
          label={withCount(t('catalogue.filter.free'), filters.free)}
          defaultChecked={chosen.price === 'free'}
        />
        <div>
          <Button>{t('catalogue.filter.apply')}</Button>
        </div>
      </div>
    </details>
  );
}

type Option = { value: string; label: string };

/** What is chosen is offered even where nothing has it: the form says what the address says. */
function withChosen(options: readonly Option[], chosen: string | undefined): readonly Option[] {
  const known = chosen === undefined || options.some(({ value }) => value === chosen);
  return known ? options : [{ value: chosen, label: chosen }, ...options];
}
