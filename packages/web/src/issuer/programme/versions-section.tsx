import type { ProgrammeForStaff } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';

type Version = ProgrammeForStaff['versions'][number];

/** The versions of a published programme, and the way to the next one. */
export function VersionsSection({ programme }: { programme: ProgrammeForStaff }) {
  const { t, format } = useText();
  const columns: TableColumn<Version>[] = [
    { key: 'number', header: t('issuer.programmes.versions.number'), cell: ({ number }) => format.number(number) },
    {
      key: 'published',
      header: t('issuer.programmes.versions.published'),
      cell: ({ publishedAt }) => (publishedAt ? <Time value={publishedAt} /> : t('issuer.programmes.state.draft')),
    },
    {
      key: 'learners',
      header: t('issuer.programmes.versions.learners'),
      align: 'end',
      cell: ({ learnerCount }) => format.number(learnerCount),
    },
  ];
  return (
    <Section title={t('issuer.programmes.versions.title')} lead={t('issuer.programmes.versions.lead')}>
      <AchievementsChanged names={programme.achievementsChanged} />
      <Table
        caption={t('issuer.programmes.versions.title')}
        captionHidden
        columns={columns}
        rows={programme.versions}
        rowKey={({ number }) => String(number)}
      />
      {programme.state === 'draft' ? <DiscardDraft programme={programme} /> : <StartVersion programme={programme} />}
    </Section>
  );
}

/** What those who learn earn is what was promised them: a change reaches whoever enrols in the next version. */
function AchievementsChanged({ names }: { names: readonly string[] }) {
  const { t } = useText();
  if (names.length === 0) return null;
  const quoted = names.map((name) => `“${name}”`).join(', ');
  return (
    <Notice kind="info" title={t('issuer.programmes.versions.achievementChanged')}>
      <p>{t('issuer.programmes.versions.achievementChangedText', { names: quoted })}</p>
    </Notice>
  );
}

function StartVersion({ programme: { version } }: { programme: ProgrammeForStaff }) {
  const { t } = useText();
  return (
    <Form method="post">
      <Stack gap="s">
        <p>{t('issuer.programmes.versions.startText')}</p>
        <div>
          <SubmitButton name="intent" value="start-version">
            {t('issuer.programmes.versions.start', { number: version + 1 })}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}

function DiscardDraft({ programme }: { programme: ProgrammeForStaff }) {
  const { t } = useText();
  const numbers = { number: programme.version, published: programme.publishedVersion ?? 0 };
  return (
    <Confirm label={t('issuer.programmes.versions.discard')}>
      <p>{t('issuer.programmes.versions.discardText', numbers)}</p>
      <Form method="post">
        <SubmitButton variant="danger" size="s" name="intent" value="discard-draft">
          {t('issuer.programmes.versions.discardNow', numbers)}
        </SubmitButton>
      </Form>
    </Confirm>
  );
}
