import type { ProgrammeForStaff } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { useConsole } from '../console/console-data.ts';
import { ProgrammeStateTag } from './programme-state.tsx';

/** The state of a programme, its facts, and what can be done with it. */
export function ProgrammeActions({ programme }: { programme: ProgrammeForStaff }) {
  const { t, format } = useText();
  const { base, may } = useConsole();
  const here = `${base}/programmes/${programme.id}`;
  const facts = [
    {
      term: t('issuer.programmes.leadsTo'),
      description: (
        <Link to={`${base}/achievements/${programme.achievementId}`}>
          <bdi>{programme.achievementName}</bdi>
        </Link>
      ),
    },
    { term: t('issuer.programmes.field.hours'), description: programme.hours > 0 && format.number(programme.hours) },
    { term: t('issuer.programmes.field.level'), description: programme.level },
    { term: t('issuer.programmes.field.language'), description: programme.language },
  ];
  return (
    <>
      <ButtonRow>
        <ProgrammeStateTag programme={programme} />
        {programme.state === 'draft' && (
          <ButtonLink to={`${here}/details`} size="s">
            {t('issuer.programmes.details.title')}
          </ButtonLink>
        )}
        <ButtonLink to={`${here}/completion`} size="s">
          {t('issuer.completion.title')}
        </ButtonLink>
        {may('programme:write') && (
          <ButtonLink to={`${here}/recognition`} size="s">
            {t('issuer.recognition.title')}
          </ButtonLink>
        )}
        {programme.publishedVersion !== null && (
          <ButtonLink to={`/programmes/${programme.id}`} size="s" icon="external">
            {t('issuer.programmes.publicPage')}
          </ButtonLink>
        )}
        {programme.publishedVersion !== null && may('learner:read') && (
          <ButtonLink to={`${here}/learners`} size="s" icon="person">
            {t('issuer.programmes.showLearners', { count: programme.learnerCount })}
          </ButtonLink>
        )}
        <ButtonLink
          to={`/api/v1/organisations/${programme.organisationId}/programmes/${programme.id}/file`}
          size="s"
          icon="download"
          reloadDocument
        >
          {t('issuer.exchange.export')}
        </ButtonLink>
      </ButtonRow>
      <DefinitionList items={facts.filter(({ description }) => Boolean(description))} />
    </>
  );
}
