import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Card } from '../../ui/card.tsx';
import { CardGrid } from '../../ui/card-grid.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './audiences.module.css';
import { Band } from './band.tsx';

interface Audience {
  key: string;
  icon: IconName;
  to: string;
  title: string;
  text: string;
  points: readonly string[];
  action: string;
}

export function Audiences() {
  const { t } = useText();
  return (
    <Band id="audiences" title={t('landing.audiences.title')} ground="sunken">
      <CardGrid>
        {useAudiences().map(({ key, icon, to, title, text, points, action }) => (
          <Card
            key={key}
            title={title}
            media={<Icon name={icon} size={24} />}
            footer={
              <ButtonLink to={to} size="s">
                {action}
              </ButtonLink>
            }
          >
            <p className={styles.text}>{text}</p>
            <ul className={styles.points}>
              {points.map((point) => (
                <li key={point} className={styles.point}>
                  <Icon name="check" size={16} />
                  <span>{point}</span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </CardGrid>
    </Band>
  );
}

function useAudiences(): Audience[] {
  const { t } = useText();
  return [
    {
      key: 'learner',
      icon: 'book',
      to: '/programmes',
      title: t('landing.audiences.learner.title'),
      text: t('landing.audiences.learner.text'),
      points: Object.values(t('landing.audiences.learner.points', { returnObjects: true })),
      action: t('landing.audiences.learner.action'),
    },
    {
      key: 'issuer',
      icon: 'exam',
      to: '/sign-up',
      title: t('landing.audiences.issuer.title'),
      text: t('landing.audiences.issuer.text'),
      points: Object.values(t('landing.audiences.issuer.points', { returnObjects: true })),
      action: t('landing.audiences.issuer.action'),
    },
    {
      key: 'verifier',
      icon: 'search',
      to: '/verify',
      title: t('landing.audiences.verifier.title'),
      text: t('landing.audiences.verifier.text'),
      points: Object.values(t('landing.audiences.verifier.points', { returnObjects: true })),
      action: t('landing.audiences.verifier.action'),
    },
  ];
}
