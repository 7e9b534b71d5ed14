import { howDnsWorksTranscript, suspiciousMessageTranscript } from './transcripts.ts';
import type { DemoLesson, DemoModule } from './types.ts';

function reading(file: string, title: string, minutes: number): DemoLesson {
  return { kind: 'reading', title, minutes, bodyFile: `readings/${file}.md` };
}

function video(file: string, title: string, minutes: number, transcript: string): DemoLesson {
  return {
    kind: 'video',
    title,
    minutes,
    videoFile: `media/${file}.webm`,
    captionsFile: `media/${file}.vtt`,
    posterFile: `media/${file}.jpg`,
    transcript,
  };
}

const exam: DemoLesson = {
  kind: 'exam',
  title: 'Final exam',
  minutes: 45,
  passMarkPercent: 70,
  instructions: `Twenty questions on all five modules, 30 points in all. You pass with **70 %**, that is 21 points.

- Most people need about 45 minutes. There is no time limit, so read everything twice.
- *Single choice*: exactly one answer is right. *Multiple choice*: the question says how many are right, and it counts
  only when you choose all of these and no other.
- *Numbers*: give the number without its unit. *Short answers*: one word or a short name; capitals do not matter.
- A calculator, your notes and the lessons are allowed. Help from other people is not.
- If you pass, your credential is issued at once. If not, look again at the modules you were unsure of, and come back.`,
};

export const modules: DemoModule[] = [
  {
    title: 'How a computer starts, and what can fail',
    summary: 'From the power button to the sign-in screen in six stages, and a method that finds faults without luck.',
    outcome: 'Tell at which stage a computer stops starting, and find the cause by cheap and safe tests.',
    lessons: [
      reading('1-1-from-power-button-to-sign-in', 'From power button to sign-in', 20),
      reading('1-2-finding-a-fault-without-guessing', 'Finding a fault without guessing', 20),
    ],
  },
  {
    title: 'Operating systems, files and accounts',
    summary: 'What the system does all day, where files live, and who may do what with them.',
    outcome: 'Read what a system is short of, calculate with sizes and times, and give access by least privilege.',
    lessons: [
      reading('2-1-what-the-operating-system-does', 'What the operating system does for you', 20),
      reading('2-2-files-permissions-and-accounts', 'Files, permissions and accounts', 25),
    ],
  },
  {
    title: 'Networks: from cable to browser',
    summary: 'Addresses, DHCP, DNS and Wi-Fi, and a ladder of tests that finds where the road is broken.',
    outcome: 'Read a computer’s network settings, and find a network fault from the cable up to the name.',
    lessons: [
      reading('3-1-addresses-and-who-hands-them-out', 'Addresses, and who hands them out', 25),
      video('how-dns-works', 'How a name becomes an address', 2, howDnsWorksTranscript),
      reading('3-3-wifi-and-a-ladder-for-network-faults', 'Wi-Fi, and a ladder for network faults', 25),
    ],
  },
  {
    title: 'Security every day',
    summary: 'Passwords and passkeys, suspicious messages, updates, backups, and the privacy of those you help.',
    outcome: 'Protect accounts, devices and data in daily work, and act rightly when something has gone wrong.',
    lessons: [
      reading('4-1-passwords-managers-and-second-factors', 'Passwords, managers and second factors', 25),
      video('reading-a-suspicious-message', 'How to read a suspicious message', 2, suspiciousMessageTranscript),
      reading('4-3-updates-backups-and-privacy', 'Updates, backups and privacy', 25),
    ],
  },
  {
    title: 'Working with people',
    summary: 'Good questions, honest priorities, tickets that help, and a handover that lets the next shift go on.',
    outcome: 'Help a person, write it down, and hand it over so that others can go on.',
    lessons: [
      reading('5-1-a-good-ticket', 'A good ticket, from first question to closing', 25),
      reading('5-2-documentation-and-handover', 'Documentation, escalation and handover', 25),
      exam,
    ],
  },
];
