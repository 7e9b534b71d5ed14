import { data, isRouteErrorResponse, redirect } from 'react-router';
import { ErrorPage } from '../error-page.tsx';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf, useRootData } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Columns } from '../ui/columns.tsx';
import { CredentialFace } from '../ui/credential-face.tsx';
import { Notice } from '../ui/notice.tsx';
import { ownImage } from '../ui/own-image.ts';
import type { Route } from './+types/credential-page.ts';
import { Beside } from './credential/beside.tsx';
import { BlockcertPanel } from './credential/blockcert-panel.tsx';
import { ClaimSections } from './credential/claim-sections.tsx';
import { claimsOf } from './credential/claims-of.ts';
import { credentialAddress } from './credential/credential-address.ts';
import { ErasedPage } from './credential/erased-page.tsx';
import { IssuerPanel } from './credential/issuer-panel.tsx';
import { loadCredential } from './credential/load-credential.ts';
import { PrivatePage } from './credential/private-page.tsx';
import { VerdictNow } from './credential/verdict-now.tsx';
import styles from './credential-page.module.css';

/** The key in a recipient's mail. */
const keyOf = (url: URL) => url.searchParams.get('key')?.slice(0, 200) || undefined;

export async function loader({ params: { credentialId }, url, context }: Route.LoaderArgs) {
  const key = keyOf(url);
  const loaded = await needed(loadCredential(clientOf(context), { credentialId, key }), url);
  return { ...loaded, key, shared: url.searchParams.get('shared') };
}

/** The holder shows it to everybody, or takes that back; or somebody has it recorded on a chain. */
export async function action({ request, params: { credentialId }, url, context }: Route.ActionArgs) {
  const form = await request.formData();
  const key = keyOf(url);
  const { page } = credentialAddress(credentialId, key);
  const client = clientOf(context);
  const isRecording = form.has('blockcert');
  try {
    if (isRecording) {
      await client.requestBlockcert({ params: { credentialId }, query: { key } });
      return redirect(page, 303);
    }
    const visibility = form.get('visibility') === 'public' ? 'public' : 'private';
    await client.shareCredential({ params: { credentialId }, body: { visibility } });
    return redirect(`${page}${page.includes('?') ? '&' : '?'}shared=${visibility}`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(page, request.url));
    return data({ problem: isRecording ? { blockcert: problem } : { share: problem } }, problem.status);
  }
}

export function meta({ matches, loaderData, params: { credentialId } }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t, format } = createText(language);
  const path = `/credentials/${credentialId}`;
  if (!loaderData) return pageMeta({ title: t('credentialPage.private.title'), origin, path, unlisted: true });
  const { credential, verdict, key } = loaderData;
  const { title: achievement, recipient: name, issuerName: issuer } = claimsOf(credential, verdict);
  const words = { name, achievement, issuer, date: format.day(credential.issuedAt) };
  return pageMeta({
    title: t('credentialPage.metaTitle', words),
    description: t('credentialPage.metaDescription', words),
    image: { url: credentialAddress(credentialId, key).image, alt: t('credentialPage.imageAlt', words) },
    type: 'profile',
    unlisted: credential.visibility !== 'public',
    origin,
    path,
  });
}

/** A credential as anybody may open it: what it is, whether it is true now, what it took. */
export default function CredentialPage({ loaderData, actionData }: Route.ComponentProps) {
  const { credential, verdict, blockcert, key, shared } = loaderData;
  const { t } = useText();
  const { origin } = useRootData();
  const address = credentialAddress(credential.id, key);
  const claims = claimsOf(credential, verdict);
  const { issuer, visibility, relation } = credential;
  const problem = actionData?.problem;
  return (
    <div className={styles.page}>
      {relation === 'holder' && shared === visibility && !actionData && (
        <Notice kind="success" live>
          {t(visibility === 'public' ? 'credentialPage.share.madePublic' : 'credentialPage.share.madePrivate')}
        </Notice>
      )}
      <Columns side={<Beside credential={credential} address={address} problem={problem?.share} />}>
        <CredentialFace
          title={claims.title}
          kind={t(`credential.kind.${claims.kind}`)}
          recipient={claims.recipient}
          issuer={{ name: claims.issuerName, logoUrl: ownImage(issuer.logoUrl, origin) ?? null }}
          issuedAt={credential.issuedAt}
          validUntil={credential.validUntil}
          imageUrl={ownImage(claims.imageUrl, origin) ?? null}
          withdrawn={credential.replacedBy ? 'replaced' : credential.state === 'revoked' ? 'revoked' : undefined}
        />
        <VerdictNow
          credential={credential}
          verdict={verdict}
          issuerName={claims.issuerName}
          documentUrl={address.document}
          successorPage={credential.replacedBy && credentialAddress(credential.replacedBy.id, key).page}
        />
      </Columns>
      <Columns
        side={
          <>
            <IssuerPanel credential={credential} />
            <BlockcertPanel
              blockcert={blockcert}
              address={address}
              credentialId={credential.id}
              problem={problem?.blockcert}
            />
          </>
        }
      >
        <ClaimSections credential={credential} claims={claims} page={address.page} />
      </Columns>
      <p className={styles.print}>{t('credentialPage.print', { url: credential.url })}</p>
    </div>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (isRouteErrorResponse(error) && error.status === 404) return <PrivatePage />;
  if (isRouteErrorResponse(error) && error.status === 410) return <ErasedPage />;
  return <ErrorPage error={error} />;
}
