import type { AttemptView, EnrolmentDetail } from '@laurel/sdk';

export interface AttemptResultProps {
  attempt: AttemptView;
  enrolment: EnrolmentDetail;
  issuing: boolean;
  slow: boolean;
}
