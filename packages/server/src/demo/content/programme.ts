import { itSupportFundamentals } from './achievement.ts';
import { modules } from './modules.ts';
import { networksQuestions } from './questions/networks.ts';
import { peopleQuestions } from './questions/people.ts';
import { securityQuestions } from './questions/security.ts';
import { startUpQuestions } from './questions/start-up.ts';
import { systemsQuestions } from './questions/systems.ts';
import type { DemoProgramme } from './types.ts';

const description = `People at a help desk need less magic than method. In five short modules you learn how computers,
networks and accounts work, how to find a fault step by step, how to keep people and data safe, and how to write things
down so that the next person can go on.

## Who it is for

For everybody who helps others with computers, or wants to: at a help desk, in an office, in a school. You need no
qualification, only a computer that you may use for practice and the wish to know why something works.

## How you learn

| Part | Hours |
|---|---|
| Ten readings and two short videos, with worked cases | 5 |
| Guided practice: ten sets of tasks, about four hours each | 40 |
| Revision and final exam | 5 |
| **Together** | **50** |

You learn at your own pace. Your place is kept, and each reading ends with tasks to practise and a question to check
yourself.

## What you earn

The micro-credential *IT Support Fundamentals*: 2 ECTS credits at EQF level 4, issued as soon as you pass the exam with
at least 70 %.`;

export const demoProgramme: DemoProgramme = {
  slug: 'it-support-fundamentals',
  title: 'IT Support Fundamentals',
  summary:
    'Find faults by method, keep people and data safe, and work well with those who need help: a first qualification ' +
    'for the help desk in five short modules.',
  description,
  language: 'en',
  level: 'EQF 4',
  hours: 50,
  modules,
  questions: [...startUpQuestions, ...systemsQuestions, ...networksQuestions, ...securityQuestions, ...peopleQuestions],
  achievement: itSupportFundamentals,
};
