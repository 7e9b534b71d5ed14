import type { DemoQuestion } from '../types.ts';

export const peopleQuestions: DemoQuestion[] = [
  {
    module: 5,
    kind: 'single-choice',
    prompt: 'A user calls and says only: “Nothing works!” Which question helps you most as the first one?',
    points: 1,
    options: [
      { text: '“Did you restart it already?”', correct: false },
      { text: '“What were you trying to do, and what happened instead?”', correct: true },
      { text: '“Which version of the operating system do you have?”', correct: false },
      { text: '“Did you change anything that you should not have changed?”', correct: false },
    ],
    explanation:
      'An open question for goal and result gives you the picture on which all further questions rest. The others can ' +
      'be answered without telling you what is wrong, and the last one makes people defend themselves.',
  },
  {
    module: 5,
    kind: 'multiple-choice',
    prompt: 'You hand an open ticket over to the next shift. Which three things belong in the note?',
    points: 2,
    options: [
      { text: 'The user’s password, so that the colleague can test at night', correct: false },
      { text: 'What was tried, and with what result', correct: true },
      { text: 'Who is affected and how badly', correct: true },
      { text: 'Your opinion on how skilled the user is', correct: false },
      { text: 'The next step, who takes it, and what the user was promised', correct: true },
    ],
    explanation:
      'The next person must be able to go on without asking again: facts with results, impact, next step and promises. ' +
      'Passwords never belong in tickets, and opinions about people help nobody.',
  },
  {
    module: 5,
    kind: 'single-choice',
    prompt: 'At 9:00 four tickets come in. Which one do you take first?',
    points: 2,
    options: [
      { text: 'The director would like a new desktop picture today.', correct: false },
      { text: 'An account is needed for a colleague who starts next Monday.', correct: false },
      { text: 'A printer has jammed; a second one stands beside it.', correct: false },
      { text: 'The card terminals in all shops refuse to pay, and customers are waiting.', correct: true },
    ],
    explanation:
      'Priority comes from impact and urgency. The terminals hit every shop and they hit it now. The rank of the person ' +
      'who asks is neither impact nor urgency.',
  },
  {
    module: 5,
    kind: 'short-text',
    prompt:
      'What is it called, in one word, when a ticket is passed on to people with more rights or deeper knowledge, such ' +
      'as the second level?',
    points: 1,
    accepted: ['escalation', 'escalating', 'escalate', 'escalated', 'functional escalation'],
    explanation:
      'Escalation. It is part of good work when rights, knowledge or time are not enough, and it is due at once when ' +
      'safety, security or personal data may be touched.',
  },
];
