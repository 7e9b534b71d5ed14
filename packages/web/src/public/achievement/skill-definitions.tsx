import { useText } from '../../text/text-context.tsx';
import { skillAnchor } from './skill-anchor.ts';
import styles from './skill-definitions.module.css';

export interface DefinedSkill {
  name: string;
  url?: string | null | undefined;
  description?: string | null | undefined;
  frameworkName?: string | null | undefined;
  code?: string | null | undefined;
}

export interface SkillDefinitionsProps {
  skills: readonly DefinedSkill[];
}

/** What each skill means, and where it is defined; chips elsewhere lead to the place of each. */
export function SkillDefinitions({ skills }: SkillDefinitionsProps) {
  const { t } = useText();
  return (
    <dl className={styles.list}>
      {skills.map(({ name, url, description, frameworkName, code }, index) => (
        <div key={`${name} ${url}`} id={skillAnchor(index)} className={styles.skill}>
          <dt className={styles.name}>{name}</dt>
          {description && <dd>{description}</dd>}
          {(frameworkName || code || webAddress(url)) && (
            <dd className={styles.source}>
              <span>{[frameworkName, code].filter(Boolean).join(', ')}</span>
              {webAddress(url) && (
                <a href={webAddress(url)} rel="noreferrer nofollow">
                  {t('achievement.skillSource')}
                  <span className="visually-hidden">: {name}</span>
                </a>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** An address from somebody's document, if following it can do no more than open a web page. */
function webAddress(url: string | null | undefined): string | undefined {
  const parsed = url ? URL.parse(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined;
}
