import type { DemoOrganisation } from './types.ts';

export const demoOrganisation: DemoOrganisation = {
  slug: 'northfield',
  name: 'Northfield College of Technology',
  description:
    'Northfield is a small public college for people who want to work with technology: school leavers, people who ' +
    'change their trade, and those who return to work. Its courses are short and practical, and each of them ends ' +
    'with an assessment and a credential that anybody can verify.',
  website: 'https://northfield.example',
  email: 'registry@northfield.example',
  logo: { imageFile: 'images/northfield.png', vectorImageFile: 'images/northfield.svg' },
};
