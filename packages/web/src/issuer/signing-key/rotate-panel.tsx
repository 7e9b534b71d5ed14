import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

interface RotatePanelProps {
  /** The page of the key. */
  here: string;
  isActive: boolean;
}

/** What can be done with a key: the everyday exchange first, the emergency and its rehearsal below. */
export function RotatePanel({ here, isActive }: RotatePanelProps) {
  const { t } = useText();
  return (
    <Stack>
      {isActive && (
        <Panel title={t('issuer.signingKey.rotate')}>
          <p>{t('issuer.signingKey.rotateText')}</p>
          <Confirm label={t('issuer.signingKey.rotate')}>
            <Form method="post">
              <SubmitButton name="act" value="rotate" variant="primary">
                {t('issuer.signingKey.rotateNow')}
              </SubmitButton>
            </Form>
          </Confirm>
        </Panel>
      )}
      <Panel title={t('issuer.signingKey.compromise')}>
        <p>{t('issuer.signingKey.compromiseText')}</p>
        <ButtonLink to={`${here}/compromise`} variant="danger">
          {t('issuer.signingKey.compromise')}
        </ButtonLink>
        <p>{t('issuer.signingKey.drillText')}</p>
        <ButtonLink to={`${here}/drill`}>{t('issuer.signingKey.drill')}</ButtonLink>
      </Panel>
    </Stack>
  );
}
