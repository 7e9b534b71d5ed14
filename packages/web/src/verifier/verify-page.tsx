import { data } from 'react-router';
import { pageMeta } from '../meta.ts';
import { apiOf } from '../session/api.ts';
import { clientOf } from '../session/client.ts';
import { rootDataOf } from '../session/root-data.ts';
import { visitContext } from '../session/visit.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/verify-page.ts';
import { MoreWays } from './form/more-ways.tsx';
import { useVerify } from './form/use-verify.ts';
import { VerifyForm } from './form/verify-form.tsx';
import { readGivenRequest } from './given/read-given.ts';
import { verifyOnServer } from './given/verify-on-server.ts';
import { Report } from './verdict/report.tsx';

/** A link may bring the address of a credential along; it is verified when the reader says so. */
export function loader({ url }: Route.LoaderArgs) {
  return { address: url.searchParams.get('address')?.slice(0, 2_000) ?? '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { origin } = context.get(visitContext);
  const deps = { client: clientOf(context), fetch: apiOf(context), origin };
  const answer = await verifyOnServer(deps, await readGivenRequest(request));
  const wrong = answer.fault ?? answer.unreadable;
  return data(answer, answer.problem?.status ?? (wrong ? 400 : 200));
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const description = t('verifier.metaDescription');
  return pageMeta({ title: t('verifier.title'), description, origin, path: '/verify' });
}

/** Takes a credential from anyone and says whether it is true. */
export default function VerifyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { answer, busy, verify } = useVerify(actionData);
  const verdict = answer?.verdict;
  return (
    <Page title={t('verifier.title')} lead={verdict ? undefined : t('verifier.lead')} width="text">
      {verdict && <Report answer={answer} verdict={verdict} />}
      <Section title={verdict ? t('verifier.form.again') : t('verifier.form.title')}>
        <VerifyForm answer={answer} address={loaderData.address} busy={busy} onVerify={verify} />
      </Section>
      <MoreWays />
    </Page>
  );
}
