import type { CataloguePage } from '@laurel/sdk';
import { Form, Link } from 'react-router';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { languageName } from '../language-name.ts';
import { CohortChoice } from './cohort-choice.tsx';
import { creditsText } from './credits-text.ts';

export interface EnrolPanelProps {
  programme: CataloguePage;
}

/** What it takes, and the one next step: enrol, or go on. */
export function EnrolPanel({ programme }: EnrolPanelProps) {
  const { t, format, language } = useText();
  const { hours, level, enrolmentId, enrolmentState, lessonCount, credits, creditSystem, prerequisites } = programme;
  const lessons = programme.modules.flatMap((module) => module.lessons);
  const assessed = (['exam', 'project', 'portfolio'] as const).flatMap((wanted) => {
    const count = lessons.filter(({ kind }) => kind === wanted).length;
    return count > 0 ? [t(`programme.assessments.${wanted}`, { count })] : [];
  });
  const facts = [
    hours > 0 && {
      term: t('programme.time'),
      description: t(`programme.timeValue.${programme.pace}`, { hours: format.number(hours) }),
    },
    { term: t('programme.lessons'), description: format.number(lessonCount) },
    {
      term: t('programme.assessed'),
      description: assessed.length > 0 ? format.list(assessed) : t('programme.noExam'),
    },
    {
      term: t('programme.cost'),
      description: <Cost programme={programme} />,
    },
    {
      term: t('programme.credit'),
      description: credits === null ? t('programme.noCredit') : creditsText(t, { credits, system: creditSystem }),
    },
    level !== '' && { term: t('programme.level'), description: level },
    { term: t('programme.language'), description: languageName(programme.language, language) },
  ];
  return (
    <Panel title={t('programme.enrolTitle')}>
      {enrolmentId && enrolmentState ? (
        <>
          <p>{t(`programme.enrolled.${enrolmentState}`)}</p>
          <ButtonLink to={`/learn/${enrolmentId}`} variant="primary" icon="arrow">
            {t(enrolmentState === 'active' ? 'programme.goOn' : 'programme.look')}
          </ButtonLink>
        </>
      ) : (
        <EnrolForm programme={programme} />
      )}
      {!enrolmentId && prerequisites.length > 0 && <Before prerequisites={prerequisites} />}
      <DefinitionList dense items={facts.filter((fact) => fact !== false)} />
    </Panel>
  );
}

/** What it costs, what else is to be paid, and to whom: Laurel takes nothing. */
function Cost({ programme: { price, priceNote, organisationName: organisation } }: EnrolPanelProps) {
  const { t, format } = useText();
  return (
    <>
      {price === null ? t('programme.free') : t('programme.price', { price: format.money(price), organisation })}
      {priceNote && <p dir="auto">{priceNote}</p>}
    </>
  );
}

function Before({ prerequisites }: Pick<CataloguePage, 'prerequisites'>) {
  const { t } = useText();
  return (
    <Stack gap="s">
      <h3>{t('programme.before')}</h3>
      <p>{t('programme.beforeText')}</p>
      <ul>
        {prerequisites.map(({ achievementId, name, held }) => (
          <li key={achievementId}>
            <Link to={`/achievements/${achievementId}`}>
              <bdi>{name}</bdi>
            </Link>
            {held !== null && <> ({t(held ? 'programme.held' : 'programme.notHeld')})</>}
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function EnrolForm({ programme }: EnrolPanelProps) {
  const { t } = useText();
  const { visitor } = useRootData();
  if (programme.pace === 'cohorts' && programme.cohorts.length === 0) {
    return (
      <Stack gap="s">
        <h3>{t('cohort.noneTitle')}</h3>
        <p>{t('cohort.none')}</p>
      </Stack>
    );
  }
  return (
    <Form method="post" action={`/programmes/${programme.id}`}>
      <Stack gap="s">
        {programme.cohorts.length > 0 && <CohortChoice programme={programme} />}
        <SubmitButton variant="primary">{t('programme.enrol')}</SubmitButton>
        {!visitor && <p>{t('programme.enrolStranger')}</p>}
      </Stack>
    </Form>
  );
}
