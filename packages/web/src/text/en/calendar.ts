/** One's dates in a calendar of one's own. */
export const calendarWords = {
  calendar: {
    title: 'My dates in a calendar',
    inAccount: 'Starts and ends of your cohorts, and when work is due, in the calendar that you use.',
    go: 'Set up the calendar',
    lead: 'A private address that your calendar reads by itself. Whoever has it can read your dates, and nothing else.',
    none: 'You have no calendar address yet.',
    make: 'Make an address',
    since: 'You have an address, made on',
    once: 'It is shown once, when it is made. Have you lost it, or has somebody else seen it? Make a new one: the old one stops working at once.',
    anew: 'Make a new address',
    end: 'Remove the address',
    newTitle: 'Copy this address now: it is not shown again',
    newText: 'In your calendar, choose “subscribe” or “add by URL”, and paste it.',
    address: 'calendar address',
  },
} as const;
