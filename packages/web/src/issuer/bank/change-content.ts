import type { QuestionInput } from '@laurel/sdk';
import type { Console } from '../console/console-context.ts';
import { inputOf } from './input-of.ts';

/** Changes what a question of the bank asks; what is said of it stays. */
export async function changeContent(
  { client, scope }: Pick<Console, 'client' | 'scope'>,
  questionId: string,
  question: QuestionInput,
): Promise<void> {
  const params = { ...scope, questionId };
  await client.changeQuestion({ params, body: { ...inputOf(await client.getQuestion({ params })), question } });
}
