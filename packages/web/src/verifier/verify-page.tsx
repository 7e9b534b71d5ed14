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
import { Answers } from './many/answers.tsx';
import { useOfflineCopy } from './offline/use-offline-copy.ts';

/** A link may bring the address of a credential along; it is verified when the reader says so. */
export function loader({ url }: Route.LoaderArgs) {
  return { address: url.searchParams.get('address')?.slice(0, 2_000) ?? '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { origin } = context.get(visitContext);
  const deps = { client: clientOf(context), fetch: apiOf(context), origin };
  const answer = await verifyOnServer(deps, await readGivenRequest(request));
  const refusedBy = answer.refused.find(({ problem }) => problem)?.problem;
  return data(answer, answer.verified.length > 0 ? 200 : (refusedBy?.status ?? 400));
}

/** Only this page is to be installed. */
export const links: Route.LinksFunction = () => [{ rel: 'manifest', href: '/verify.webmanifest' }];

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const description = t('verifier.metaDescription');
  return pageMeta({ title: t('verifier.title'), description, origin, path: '/verify' });
}

/** Takes credentials from anyone and says whether they are true. */
export default function VerifyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { answer, busy, progress, verify, verifyGiven } = useVerify(actionData);
  useOfflineCopy();
  const verifyCode = (code: string) =>
    void verifyGiven({ typed: '', sources: [{ fileName: undefined, content: code }] });
  const answered = answer !== undefined && answer.verified.length > 0;
  const many = answered && answer.verified.length > 1;
  return (
    <Page title={t('verifier.title')} lead={answered ? undefined : t('verifier.lead')} width={many ? 'wide' : 'text'}>
      {answered && <Answers answer={answer} />}
      <Section title={answered ? t('verifier.form.again') : t('verifier.form.title')}>
        <VerifyForm
          answer={answer}
          address={loaderData.address}
          busy={busy}
          progress={progress}
          onVerify={verify}
          onCode={verifyCode}
        />
      </Section>
      <MoreWays />
    </Page>
  );
}
