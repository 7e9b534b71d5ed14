import { pageMeta } from '../meta.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import type { Route } from './+types/landing-page.ts';
import { Audiences } from './landing/audiences.tsx';
import { Developers } from './landing/developers.tsx';
import { Hero } from './landing/hero.tsx';
import { Questions } from './landing/questions.tsx';
import { Steps } from './landing/steps.tsx';

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  return pageMeta({ title: t('landing.metaTitle'), description: t('landing.metaDescription'), origin, path: '/' });
}

/** What Laurel is, for whom, and where to begin. */
export default function LandingPage() {
  return (
    <>
      <Hero />
      <Audiences />
      <Steps />
      <Questions />
      <Developers />
    </>
  );
}
