import { recognisePhishing } from '../badge.ts';
import { protectAccounts } from '../skills.ts';
import type { DemoAchievement } from '../types.ts';
import type { NetworksModule } from './types.ts';

/** A short programme in another language. */
export const passwordsProgramme = {
  slug: 'passwoerter-die-halten',
  title: 'Passwörter, die halten',
  summary: 'Ein Nachmittag für alle, die mit Computern arbeiten: lange Passwörter, ein Manager und ein ruhiger Blick.',
  description: `Sie lernen, warum fünf Wörter mehr taugen als acht Zeichen, wem Sie Ihre Passwörter anvertrauen, und woran Sie merken,
dass eine Seite nicht ist, was sie scheint. Vorkenntnisse brauchen Sie keine.`,
  language: 'de',
  level: 'EQF 2',
  hours: 3,
};

export const passwordsAchievement: DemoAchievement = {
  slug: 'passwoerter-die-halten',
  name: 'Passwörter, die halten',
  description: 'Wählt Passwörter, die halten, verwahrt sie in einem Manager und erkennt nachgemachte Seiten.',
  criteria: `Wer das Abzeichen trägt, hat

- nachgerechnet, was ein Passwort taugt, und gesehen, wie ein Passwortmanager eine nachgemachte Seite verrät;
- eine Prüfung von drei Fragen mit mindestens **60 %** bestanden, so oft versucht wie nötig.

Die Prüfung ist ohne Aufsicht.`,
  kind: 'badge',
  hours: 3,
  language: 'de',
  skills: [protectAccounts, recognisePhishing],
  imageFile: 'images/safe-passwords.png',
  vectorImageFile: 'images/safe-passwords.svg',
};

export const passwordsModules: NetworksModule[] = [
  {
    title: 'Lang, verschieden, verwahrt',
    summary: 'Was ein Passwort stark macht, und wo es hingehört.',
    lessons: [
      {
        kind: 'reading',
        title: 'Fünf Wörter und ein Manager',
        minutes: 20,
        bodyFile: 'networks/readings/passwoerter.md',
        exercises: {
          'sechs-woerter': {
            kind: 'numeric',
            prompt: 'Wie viele Bit tragen sechs zufällige Wörter ungefähr? Runden Sie auf ganze Bit.',
            answer: 77,
            tolerance: 1,
            unit: 'Bit',
            hints: ['Ein Wort trägt rund 12,9 Bit.'],
            explanation: '$6 \\cdot 12{,}9 \\approx 77$ Bit.',
          },
          'nichts-angeboten': {
            kind: 'single-choice',
            prompt: 'Der Passwortmanager bietet auf einer vertrauten Seite nichts an. Was tun Sie zuerst?',
            options: [
              { text: 'Das Passwort aus dem Manager kopieren und einfügen', correct: false },
              { text: 'Die Adresse der Seite prüfen', correct: true },
              { text: 'Das Passwort ändern', correct: false },
            ],
            hints: ['Woran erkennt der Manager eine Seite?'],
            explanation: 'Der Manager erkennt die Seite an ihrer Adresse. Schweigt er, stimmt sie vermutlich nicht.',
          },
        },
      },
      {
        kind: 'exam',
        title: 'Drei Fragen zum Schluss',
        minutes: 5,
        passMarkPercent: 60,
        questions: [
          {
            kind: 'single-choice',
            prompt: 'Welches Passwort hält am längsten?',
            options: [
              { text: 'Acht zufällige Zeichen', correct: false },
              { text: 'Sechs zufällige Wörter', correct: true },
              { text: 'Ein Name, ein Jahr und ein Ausrufezeichen', correct: false },
            ],
            explanation: 'Sechs Wörter tragen rund 77 Bit, acht Zeichen rund 52.',
          },
          {
            kind: 'multiple-choice',
            prompt: 'Welche zwei Passwörter merken Sie sich?',
            options: [
              { text: 'Das des Geräts', correct: true },
              { text: 'Das der Bank', correct: false },
              { text: 'Das des Passwortmanagers', correct: true },
              { text: 'Das des Onlineladens', correct: false },
            ],
            explanation: 'Mit diesen beiden kommen Sie an alle anderen.',
          },
          {
            kind: 'fill-in',
            prompt: 'Was lässt sich auf einer nachgemachten Seite nicht eingeben?',
            text: 'Auf einer nachgemachten Seite lässt sich ein {{1}} nicht eingeben.',
            gaps: [{ accepted: ['Passkey', 'Passkeys'] }],
            explanation: 'Ein Passkey gehört zu einer Adresse. Eine andere Seite bekommt ihn nicht.',
          },
        ],
      },
    ],
  },
];
