import { Form, redirect, useLocation, useNavigation } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/import-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';
import { importPlace, targetOf } from './exchange/import-place.ts';
import { maxPackageMegabytes, PackageField } from './exchange/package-field.tsx';
import { WaitingPackages } from './exchange/waiting-packages.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  return needed(client.listImports({ params: scope }), url);
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const target = targetOf(url.pathname);
  const form = await readForm(request, { maxMegabytes: maxPackageMegabytes + 1 });
  const file = form.get('package');
  if (!(file instanceof File) || file.size === 0)
    return refusedFaults([{ pointer: '/package', message: textOf(request).t('issuer.exchange.noFile') }], form, {});
  // Control characters have no place in a name for people.
  const fileName =
    file.name
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(-200) || 'package.zip';
  try {
    const made = await client.startImport({
      params: scope,
      query: { fileName, target },
      file,
      mediaType: 'application/zip',
      timeoutMs: 10 * 60_000,
    });
    return redirect(`${importPlace(base, target).imports}/${made.id}`);
  } catch (error) {
    return refused(error, form, {});
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t(`issuer.exchange.title.${targetOf(args.location.pathname)}`));
}

/** Takes in a package to be read. */
export default function ImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const { state } = useNavigation();
  const target = targetOf(useLocation().pathname);
  const { list } = importPlace(base, target);
  return (
    <Page
      title={t(`issuer.exchange.title.${target}`)}
      lead={t(`issuer.exchange.lead.${target}`)}
      width="form"
      trail={[{ to: list, label: t(`issuer.exchange.list.${target}`) }]}
    >
      <Form method="post" encType="multipart/form-data">
        <Stack>
          <FormErrors problem={actionData?.problem} fields={{ package: t('issuer.exchange.drop') }} />
          <PackageField problem={actionData?.problem} />
          <SaveOrCancel save={t('issuer.exchange.submit')} cancel={list} />
          <p role="status">{state === 'submitting' ? t('issuer.exchange.uploading') : null}</p>
        </Stack>
      </Form>
      <WaitingPackages items={loaderData.items} base={base} />
    </Page>
  );
}
