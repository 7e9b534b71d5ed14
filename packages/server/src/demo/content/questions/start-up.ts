import type { DemoQuestion } from '../types.ts';

export const startUpQuestions: DemoQuestion[] = [
  {
    module: 1,
    kind: 'single-choice',
    prompt:
      'A computer shows the maker’s logo and then the message “No bootable device”. Which statement describes the ' +
      'fault best?',
    points: 1,
    options: [
      { text: 'The power supply does not give the voltages that the mainboard needs.', correct: false },
      { text: 'The firmware’s first checks found no memory that works.', correct: false },
      { text: 'The firmware’s first checks passed, but it found no boot loader to start.', correct: true },
      { text: 'The operating system was loaded, but a driver stopped it.', correct: false },
    ],
    explanation:
      'Logo and text show that power, memory and graphics work and that the first checks are over. The message comes from ' +
      'the next stage: no drive in the boot order has a boot loader. The operating system has not been reached yet.',
  },
  {
    module: 1,
    kind: 'multiple-choice',
    prompt: 'A desktop computer gives no sign of life: no light, no fan. Which two tests make sense first?',
    points: 2,
    options: [
      { text: 'Plug something that is known to work into the same wall socket.', correct: true },
      { text: 'Start the computer from a USB recovery stick.', correct: false },
      {
        text: 'Check that the power cable is firmly in at both ends and the power supply is switched on.',
        correct: true,
      },
      { text: 'Update the firmware (UEFI) to the newest version.', correct: false },
    ],
    explanation:
      'Begin outside, where tests are quick and safe: socket, cable, switch. Without power the computer can neither ' +
      'start from a stick nor update anything, so those two are no tests at all.',
  },
  {
    module: 1,
    kind: 'single-choice',
    prompt:
      'A desktop computer in a training room is unplugged every evening. Each morning, before it is connected to the ' +
      'network, its clock shows a date years in the past, although it was set right the day before. What is the most ' +
      'likely cause?',
    points: 1,
    options: [
      { text: 'The coin cell on the mainboard is empty.', correct: true },
      { text: 'The time zone is set wrongly.', correct: false },
      { text: 'The hard disk is about to fail.', correct: false },
      { text: 'The operating system is missing an update.', correct: false },
    ],
    explanation:
      'While the computer is unplugged, only the coin cell keeps the clock running. A wrong time zone shifts the time ' +
      'by hours, not by years, and would do so with the mains connected as well.',
  },
  {
    module: 1,
    kind: 'short-text',
    prompt:
      'What is the test called that the firmware runs on processor, memory and other parts before it looks for a drive ' +
      'to start from? Give the abbreviation or the full English name.',
    points: 1,
    accepted: ['POST', 'power-on self-test', 'power on self test', 'power-on self test', 'power on self-test'],
    explanation:
      'POST stands for power-on self-test. If it fails, the computer reports it by beeps, lights or a code, because ' +
      'the screen may not work yet.',
  },
];
