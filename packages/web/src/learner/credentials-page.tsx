import type { HeldCredential } from '@laurel/sdk';
import { data, Form, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { CardGrid } from '../ui/card-grid.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/credentials-page.ts';
import { addresses } from './addresses.ts';
import { CardActions } from './credentials/card-actions.tsx';
import { HeldCredentialCard } from './credentials/held-credential-card.tsx';

export async function loader({ url, context }: Route.LoaderArgs) {
  const { items } = await needed(clientOf(context).listHeldCredentials(), url);
  const changed = url.searchParams.get('changed');
  return { credentials: items, changed: items.find(({ id }) => id === changed) ?? null };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const credentialId = formText(form, 'credentialId');
  const visibility = form.get('visibility') === 'public' ? 'public' : 'private';
  try {
    await clientOf(context).shareCredential({ params: { credentialId }, body: { visibility } });
    return redirect(`/credentials?${new URLSearchParams({ changed: credentialId })}`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL('/credentials', request.url));
    return data({ problem }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/credentials', (t) => t('learner.credentials.title'));
}

export default function CredentialsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { credentials, changed } = loaderData;
  const counting = credentials.filter(({ replacedBy }) => !replacedBy);
  const replaced = credentials.filter(({ replacedBy }) => replacedBy);
  if (credentials.length === 0) return <NoCredentials />;
  return (
    <Page title={t('learner.credentials.title')} lead={t('learner.credentials.lead')}>
      <FormErrors problem={actionData?.problem} />
      {changed && !actionData && <Changed credential={changed} />}
      <CardGrid>
        {counting.map((credential) => (
          <HeldCredentialCard
            key={credential.id}
            credential={credential}
            level={2}
            actions={<Visibility credential={credential} />}
          />
        ))}
      </CardGrid>
      {replaced.length > 0 && (
        <Section title={t('learner.credentials.replacedTitle')} lead={t('learner.credentials.replacedLead')}>
          <CardGrid>
            {replaced.map((credential) => (
              <HeldCredentialCard
                key={credential.id}
                credential={credential}
                actions={<ToSuccessor credential={credential} />}
              />
            ))}
          </CardGrid>
        </Section>
      )}
    </Page>
  );
}

function NoCredentials() {
  const { t } = useText();
  return (
    <Page title={t('learner.credentials.title')}>
      <EmptyState
        title={t('learner.credentials.emptyTitle')}
        action={
          <ButtonRow>
            <ButtonLink to="/programmes" variant="primary">
              {t('learner.credentials.browse')}
            </ButtonLink>
            <ButtonLink to="/account">{t('learner.credentials.addresses')}</ButtonLink>
          </ButtonRow>
        }
      >
        {t('learner.credentials.empty')}
      </EmptyState>
    </Page>
  );
}

function Changed({ credential: { visibility, achievementName } }: { credential: HeldCredential }) {
  const { t } = useText();
  const words = visibility === 'public' ? 'madePublic' : 'madePrivate';
  return (
    <Notice kind="success" live>
      {t(`learner.credentials.${words}`, { name: achievementName })}
    </Notice>
  );
}

function ToSuccessor({ credential: { replacedBy, achievementName } }: { credential: HeldCredential }) {
  const { t } = useText();
  if (!replacedBy) return null;
  return (
    <CardActions>
      <ButtonLink
        to={addresses.credential(replacedBy.id)}
        size="s"
        icon="arrow"
        aria-label={t('learner.credentials.ofCredential', {
          action: t('learner.credentials.replacedBy'),
          name: achievementName,
        })}
      >
        {t('learner.credentials.replacedBy')}
      </ButtonLink>
    </CardActions>
  );
}

function Visibility({ credential: { id, url, visibility, achievementName } }: { credential: HeldCredential }) {
  const { t } = useText();
  const isPublic = visibility === 'public';
  const action = isPublic ? t('learner.credentials.makePrivate') : t('learner.credentials.makePublic');
  return (
    <CardActions>
      <Form method="post" action="/credentials" preventScrollReset>
        <input type="hidden" name="credentialId" value={id} />
        <Button
          name="visibility"
          value={isPublic ? 'private' : 'public'}
          size="s"
          aria-label={t('learner.credentials.ofCredential', { action, name: achievementName })}
        >
          {action}
        </Button>
      </Form>
      {isPublic && <CopyButton value={url} what={t('learner.credentials.link', { name: achievementName })} />}
    </CardActions>
  );
}
