export const uiWords = {
  form: {
    optional: 'optional',
    problemTitle: 'Your entries are kept. Please look at this first:',
    chooseOne: 'Choose one',
  },
  verdict: {
    valid: 'Valid',
    notValid: 'Not valid',
    couldNotBeChecked: 'Could not be checked',
    pass: 'Yes',
    fail: 'No',
    unknown: 'Could not be checked',
    notApplicable: 'Does not apply',
    details: 'See each check',
  },
  notice: {
    info: 'Note',
    success: 'Done',
    warning: 'Warning',
  },
  progress: {
    lessons_one: '{{done}} of {{count}} lesson',
    lessons_other: '{{done}} of {{count}} lessons',
    timeLeft: 'about {{duration}} left',
    finished: 'Finished',
    next: 'Next: {{title}}',
  },
  pagination: {
    label: 'Pages of this list',
    previous: 'Previous page',
    next: 'Next page',
    range: '{{from}}–{{to}} of {{total}}',
  },
  breadcrumbs: {
    label: 'Where you are',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    what: 'Copy {{what}}',
  },
  credential: {
    certifies: 'This is to certify that',
    earned: 'has earned',
    issuedBy: 'Issued by',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    withdrawn: 'Revoked',
    kind: {
      'micro-credential': 'Micro-credential',
      badge: 'Badge',
      certificate: 'Certificate',
      diploma: 'Diploma',
      degree: 'Degree',
    },
  },
} as const;
