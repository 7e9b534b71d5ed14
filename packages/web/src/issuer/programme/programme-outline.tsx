import type { LessonKind, ModuleForStaff, ProgrammeForStaff } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Section } from '../../ui/section.tsx';
import { useConsole } from '../console/console-data.ts';
import { LessonRow } from './lesson-row.tsx';
import styles from './programme-outline.module.css';

export const lessonKinds: readonly LessonKind[] = ['reading', 'video', 'exam', 'project', 'portfolio'];

/** The modules and lessons in their order, with the ways to change them while the programme is a draft. */
export function ProgrammeOutline({ programme }: { programme: ProgrammeForStaff }) {
  const { t } = useText();
  if (programme.modules.length === 0)
    return <Section title={t('issuer.programmes.outline')} lead={t('issuer.programmes.noModules')} />;
  return (
    <Section title={t('issuer.programmes.outline')}>
      <ol className={styles.modules}>
        {programme.modules.map((module, index) => (
          <li key={module.id} className={styles.module} id={`module-${module.id}`}>
            <OneModule module={module} number={index + 1} programme={programme} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface OneModuleProps {
  module: ModuleForStaff;
  number: number;
  programme: ProgrammeForStaff;
}

function OneModule({ module, number, programme }: OneModuleProps) {
  const { t } = useText();
  const draft = programme.state === 'draft';
  return (
    <>
      <h3>
        <bdi>{t('issuer.programmes.module.heading', { number, title: module.title })}</bdi>
      </h3>
      {module.summary && <p className={styles.summary}>{module.summary}</p>}
      {module.lessons.length > 0 ? (
        <ol className={styles.lessons}>
          {module.lessons.map((lesson) => (
            <li key={lesson.id}>
              <LessonRow lesson={lesson} programme={programme} />
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.summary}>{t('issuer.programmes.module.empty')}</p>
      )}
      {draft && <ModuleTools module={module} programmeId={programme.id} />}
    </>
  );
}

function ModuleTools({ module, programmeId }: { module: ModuleForStaff; programmeId: string }) {
  const { t } = useText();
  const { base } = useConsole();
  const place = `${base}/programmes/${programmeId}/modules/${module.id}`;
  return (
    <div className={styles.tools}>
      <ButtonRow>
        {lessonKinds.map((kind) => (
          <ButtonLink key={kind} to={`${place}/lessons/new?kind=${kind}`} size="s">
            {t(`issuer.lessons.add.${kind}`)}
          </ButtonLink>
        ))}
        <ButtonLink to={place} size="s" variant="quiet" aria-label={t('issuer.programmes.module.renameOf', module)}>
          {t('issuer.programmes.module.rename')}
        </ButtonLink>
      </ButtonRow>
      <Confirm label={t('issuer.programmes.module.remove')} what={module.title}>
        <p>{t('issuer.programmes.module.removeText', { count: module.lessons.length, title: module.title })}</p>
        <Form method="post">
          <input type="hidden" name="moduleId" value={module.id} />
          <Button variant="danger" size="s" name="intent" value="remove-module">
            {t('issuer.programmes.module.removeNow', { title: module.title })}
          </Button>
        </Form>
      </Confirm>
    </div>
  );
}
