import type { DemoWork } from '../types.ts';

const table = (rows: string[]) =>
  ['| Network | Prefix | DHCP | Never moves |', '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join('\n');

/** Plans that demo learners hand in. */
export const plans = {
  warehouse: {
    body: `## Harbour & Pine, warehouse 2

I counted on a Sunday with the shift leader: 14 scanners, 6 computers at the gates, 3 label printers, 9 cameras and the time clock.
The scanners become 20 in spring, because the night shift gets its own.

${table([
  'Work | 10.20.0.0/26 | .20 to .60 | gateway .1, printers .5 to .7, time clock .9',
  'Cameras | 10.20.0.64/28 | none | recorder .65, cameras .66 to .74',
  'Guests | 10.20.0.128/26 | .130 to .190, two hours | gateway .129',
])}

Work may reach the printers and the internet. Cameras reach their recorder and nothing else, since their software is of 2019. Guests
reach the internet only.

**For the owner.** Nothing you use today has to be bought anew. Scanners can no longer stop the label printers, and a visitor’s
telephone can no longer see a camera.`,
    links: [{ url: 'https://notes.example/warehouse-2/count', title: 'The count, place by place' }],
    file: {
      name: 'addresses.csv',
      content:
        'device,address\ngateway,10.20.0.1\nlabel printer 1,10.20.0.5\ntime clock,10.20.0.9\nrecorder,10.20.0.65\n',
    },
  },
  library: {
    body: `## Branch library, Mill Lane

Counted in the morning before opening: 8 public computers, 3 at the desk, 1 self-service station, 1 printer, 2 screens. On Saturdays
about 40 people bring a phone or a laptop.

${table([
  'Desk | 192.168.8.0/28 | .4 to .10 | printer .2, self-service .3',
  'Public | 192.168.8.16/28 | .18 to .30 | none',
  'Guests | 192.168.9.0/25 | .2 to .120, one hour | none',
])}

Public computers must not see the desk, where loans and addresses are. The lease for guests is one hour, because most stay shorter.`,
  },
  practice: {
    body: `## Physiotherapy practice, four rooms

There are 5 computers, 5 telephones, 1 card terminal, 2 tablets with exercises, and a music player that nobody updates. I was told
that a second therapist begins in March: 2 devices more.

${table([
  'Practice | 172.16.4.0/27 | .10 to .28 | server .2, telephones .3 to .7',
  'Payment | 172.16.4.32/29 | none | terminal .34',
  'Others | 172.16.4.64/28 | .66 to .75 | music .76',
])}

The terminal is alone, as its provider demands. Tablets are with the others: they need the internet, and no patient’s file.`,
  },
  club: {
    body: `## Sailing club

The club has a router and everybody is in it. I would buy a bigger one and put all devices into 192.168.1.0/24, because 254 are more
than enough for 60 members. Guests get the same password; it can be changed every year.`,
  },
  school: {
    body: `## Music school

Two floors, 9 teaching rooms with one socket each, an office with 2 computers, a printer, and a recording room with 4 devices that
must never wait. I measured for a week how many phones were on the Wi-Fi at five o’clock: never more than 34.

${table([
  'Office | 10.3.1.0/28 | .5 to .12 | printer .2',
  'Rooms | 10.3.1.32/27 | .40 to .60 | none',
  'Recording | 10.3.1.64/29 | none | all four',
  'Guests | 10.3.2.0/25 | .2 to .120 | none',
])}

Recording has a cable and a network of its own, so that a lesson by video on the floor above cannot disturb it.`,
  },
  bakery: {
    body: `## Bakery with three shops

Each shop is the same: 1 till, 1 card terminal, 1 scale that sends its weights, 1 camera. The bakery itself has 4 computers and an
oven that reports its temperature. Because shops are alike, they get alike numbers: shop two is 10.2.0.0/28, shop three 10.3.0.0/28.

Tills are .2, terminals .3, scales .4, cameras .5, everywhere. Whoever has seen one shop can help in any. In each the camera and the
oven are kept from the tills by a rule in the router, written on the inside of its door.`,
  },
  lawyers: {
    body: `## Law office on two floors

Counted with the office manager: 9 desks, each with computer and telephone, 2 printers, 1 scanner, a meeting room with a screen.
Growth is three desks in two years. Staff need 31 addresses by then, so /26; telephones are apart in a /27 since their provider asks
for it; guests have a /26 with leases of two hours.

Files of clients lie on a server that only staff reach. Printers are with staff, because everybody prints; the scanner too. Visitors
see a page with the password of the week and reach the internet, nothing else.`,
  },
} satisfies Record<string, DemoWork>;

const piece = (title: string, reflection: string, slug: string) => ({
  title,
  reflection,
  url: `https://notes.example/faults/${slug}`,
});

/** Portfolios that demo learners hand in. */
export const portfolios = {
  careful: {
    body: 'Three faults of the last months, two at work and one at my neighbour’s.',
    pieces: [
      piece(
        'Two devices, one address',
        'Scanner 7 fell out every morning. I looked at leases before I touched it: the printer had the same address by hand. Next ' +
          'time I ask first what was set up by hand.',
        'two-devices-one-address',
      ),
      piece(
        'The name that was remembered',
        'A page still opened the old server for some. The record had changed, the caches had not. I waited an hour in place of ' +
          'restarting things, and that was right.',
        'remembered-name',
      ),
      piece(
        'Lead in the wall',
        'Calls broke off behind one wall only. I measured with the door open and closed. I had wanted to buy a stronger sender; ' +
          'the phone would not have been heard anyway.',
        'lead-in-the-wall',
      ),
    ],
  },
  short: {
    body: 'Faults from my work at the desk.',
    pieces: [
      piece(
        'A cable under a chair',
        'The link light went out whenever somebody sat down. One cable changed, nothing else, and it stayed on for a week.',
        'cable-under-a-chair',
      ),
      piece(
        'No address on Mondays',
        'The range was used up by phones of the weekend. Shorter leases solved it. I should have counted phones at the start.',
        'no-address-on-mondays',
      ),
    ],
  },
} satisfies Record<string, DemoWork>;
