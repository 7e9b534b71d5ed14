import { data, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { keptAtOf } from '../offline/copy-header.ts';
import { KeptLessonEnd } from '../offline/kept-lesson-end.tsx';
import { mayBeKept } from '../offline/what-to-keep.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf, useRootData } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/lesson-page.ts';
import { addresses } from './addresses.ts';
import { PlaceNotice } from './enrolment/own-place.tsx';
import { AllLessons } from './lesson/all-lessons.tsx';
import { ExamIntro } from './lesson/exam-intro.tsx';
import { LessonEnd, type LessonEndProps } from './lesson/lesson-end.tsx';
import { LessonPlace } from './lesson/lesson-place.tsx';
import { LessonText } from './lesson/lesson-text.tsx';
import { StoppedAt } from './lesson/stopped-at.tsx';
import { useReadingPlace } from './lesson/use-reading-place.ts';
import { VideoLesson } from './lesson/video-lesson.tsx';
import { workOnExercise } from './lesson/work-on-exercise.ts';
import { workOnLesson } from './lesson/work-on-lesson.ts';
import { lessonsAreOpen, workCounts } from './lessons-are-open.ts';
import { OwnReview } from './review/own-review.tsx';
import { WorkTerms } from './work/work-terms.tsx';

export async function loader({ request, params, url, context }: Route.LoaderArgs) {
  const { enrolmentId, lessonId } = params;
  const client = clientOf(context);
  const enrolment = await needed(client.getEnrolment({ params: { enrolmentId } }), url);
  // Why no lesson is open is said where one's place is.
  if (!lessonsAreOpen(enrolment)) throw redirect(addresses.enrolment(enrolmentId));
  const lesson = await needed(client.getLesson({ params: { enrolmentId, lessonId } }), url);
  // No exam is ever kept, whoever asks for the page of one.
  if (keptAtOf(request) !== null && !mayBeKept(lesson)) throw data(null, { status: 409 });
  const isMarked = lesson.kind === 'project' || lesson.kind === 'portfolio';
  if (!isMarked) return { lesson, enrolment, review: null, work: null };
  const [review, work] = await needed(Promise.all([client.getOwnReview({ params }), client.getWork({ params })]), url);
  return { lesson, enrolment, review, work };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { enrolmentId, lessonId } = params;
  try {
    const intent = formText(form, 'intent');
    if (intent === 'exercise') {
      const draft = await workOnExercise(clientOf(context), { enrolmentId, lessonId, form });
      if (draft) return data({ draft, problem: undefined }, draft.problem ? 400 : 200);
      return redirect(`${addresses.lesson(enrolmentId, lessonId)}#exercise-${formText(form, 'exercise')}`, 303);
    }
    return redirect(await workOnLesson(clientOf(context), { enrolmentId, lessonId, intent }), 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(addresses.lesson(enrolmentId, lessonId), request.url));
    return data({ problem, draft: undefined }, problem.status);
  }
}

export function meta({ matches, loaderData, params }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const title = loaderData?.lesson.title ?? t('learner.home.title');
  const path = addresses.lesson(params.enrolmentId, params.lessonId);
  return pageMeta({ title, origin, path, unlisted: true });
}

/** What is to be done with a lesson of its kind. */
function LessonAction({ lesson, enrolment }: LessonEndProps) {
  const { t } = useText();
  const { keptAt } = useRootData();
  if (keptAt !== null) return <KeptLessonEnd lesson={lesson} enrolment={enrolment} />;
  if (lesson.exam) return <ExamIntro lesson={lesson} exam={lesson.exam} enrolment={enrolment} />;
  if (lesson.kind !== 'project' && lesson.kind !== 'portfolio')
    return <LessonEnd lesson={lesson} enrolment={enrolment} />;
  return (
    <div>
      <ButtonLink
        to={addresses.work(enrolment.id, lesson.id)}
        variant={owedIn(enrolment, lesson) ? 'secondary' : 'primary'}
        icon="arrow"
      >
        {t(lesson.state === 'open' ? 'work.begin' : 'work.open')}
      </ButtonLink>
    </div>
  );
}

function owedIn({ reviewsOwed }: LessonEndProps['enrolment'], { id }: LessonEndProps['lesson']) {
  return reviewsOwed.find(({ lessonId }) => lessonId === id);
}

/** Nothing but the work, with place and time in view. */
export default function LessonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { lesson, enrolment, review, work } = loaderData;
  useReadingPlace(lesson);
  const owed = owedIn(enrolment, lesson);
  const isOver = enrolment.state === 'active' && !workCounts(enrolment);
  return (
    <Page
      key={lesson.id}
      title={lesson.title}
      width="text"
      lead={<LessonPlace lesson={lesson} enrolment={enrolment} />}
      trail={[
        { to: '/learn', label: t('learner.home.title') },
        { to: addresses.enrolment(enrolment.id), label: enrolment.programmeTitle },
      ]}
    >
      <FormErrors problem={actionData?.problem} />
      <Stack gap="l">
        <StoppedAt lesson={lesson} />
        {lesson.videoUrl !== null && <VideoLesson lesson={lesson} videoUrl={lesson.videoUrl} />}
        <LessonText lesson={lesson} draft={actionData?.draft} />
        {isOver && <PlaceNotice enrolment={enrolment} />}
        {work && <WorkTerms work={work} organisation={enrolment.organisationName} />}
        {review && <OwnReview review={review} enrolmentId={enrolment.id} lessonId={lesson.id} owed={owed} />}
        {(!isOver || lesson.exam) && <LessonAction lesson={lesson} enrolment={enrolment} />}
        <AllLessons lesson={lesson} enrolment={enrolment} />
      </Stack>
    </Page>
  );
}
