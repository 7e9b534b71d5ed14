import { Form } from 'react-router';
import { type Theme, themes } from '../session/preferences.ts';
import { useText } from '../text/text-context.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './theme-switch.module.css';

export interface ThemeSwitchProps {
  theme: Theme;
  /** The page to come back to. */
  next: string;
}

const icons: Record<Theme, IconName> = { system: 'device', light: 'sun', dark: 'moon' };

/** Light, dark or as the device: a form, so it works without a script and before one has loaded. */
export function ThemeSwitch({ theme, next }: ThemeSwitchProps) {
  const { t } = useText();
  return (
    <Form method="post" action="/preferences" replace preventScrollReset>
      <input type="hidden" name="next" value={next} />
      <fieldset className={styles.switch}>
        <legend className="visually-hidden">{t('theme.label')}</legend>
        {themes.map((name) => (
          <button
            key={name}
            type="submit"
            name="theme"
            value={name}
            className={styles.choice}
            aria-pressed={name === theme}
            aria-label={t(`theme.${name}`)}
            title={t(`theme.${name}`)}
          >
            <Icon name={icons[name]} />
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
