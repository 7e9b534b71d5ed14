import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import ProgrammePage from './programme-page.tsx';
import { sampleAchievement, sampleProgramme } from './testing/samples.ts';

type Changes = Parameters<typeof sampleProgramme>[0];
const page = (changes?: Changes) => renderPage(ProgrammePage, { loaderData: sampleProgramme(changes) });

describe('a programme', () => {
  it('is enrolled in by a plain form, and tells strangers what comes', () => {
    const html = page();
    expect(html).toMatch(new RegExp(`<form[^>]*action="/programmes/${sampleProgramme().id}" method="post"`));
    expect(html).toContain('>Enrol</button>');
    expect(html).toContain('You sign in or create an account first');
  });

  it('leads on to what one is enrolled in, instead of enrolling again', () => {
    const html = page({ enrolmentId: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c009', enrolmentState: 'active' });
    expect(html).toContain('href="/learn/0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c009"');
    expect(html).not.toContain('>Enrol</button>');
  });

  it('tells whoever waits that they do, and whoever has completed it', () => {
    const own = { enrolmentId: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c009' };
    expect(page({ ...own, enrolmentState: 'waiting' })).toContain('You are on the waiting list.');
    expect(page({ ...own, enrolmentState: 'completed' })).toContain('You have completed this programme.');
  });

  it('says what is learned, what it takes and what is earned', () => {
    const html = page();
    expect(html).toContain('1 module, 2 lessons, 1 hr 10 mins of lessons');
    expect(html).toContain('1 exam');
    expect(html).toContain('2 ECTS credits');
    expect(html).toContain(`href="/achievements/${sampleAchievement.id}#skill-1"`);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('names every kind of assessment, and says that there is none only where there is none', () => {
    const [first] = sampleProgramme().modules;
    const lessons = (kinds: ('project' | 'portfolio' | 'reading')[]) => ({
      modules: first
        ? [{ ...first, lessons: kinds.map((kind, at) => ({ id: `${at}`, kind, title: kind, minutes: 5 })) }]
        : [],
    });
    expect(page(lessons(['project', 'project', 'portfolio']))).toContain('2 projects and 1 portfolio');
    expect(page(lessons(['project']))).not.toContain('finishing every lesson is enough');
    expect(page(lessons(['reading']))).toContain('finishing every lesson is enough');
  });

  it('says what it costs, to whom that is paid, and what else', () => {
    expect(page()).toContain('Free');
    const html = page({ price: { minor: 120000, currency: 'JPY' }, priceNote: 'The exam fee is included.' });
    expect(html).toMatch(/¥120,000, paid to Northfield College of Technology/);
    expect(html).toContain('The exam fee is included.');
  });

  it('says what has to be earned before, and whether one holds it', () => {
    const prerequisites = [
      { achievementId: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c00a', name: 'Basics', held: true },
      { achievementId: '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c00b', name: 'More', held: false },
    ];
    const html = page({ prerequisites });
    expect(html).toMatch(/Basics<\/bdi><\/a> \(<!-- -->You hold it|Basics<\/bdi><\/a> \(You hold it/);
    expect(html).toContain('You do not hold it yet');
    const asStranger = page({ prerequisites: prerequisites.map((one) => ({ ...one, held: null })) });
    expect(asStranger).not.toContain('hold it');
  });

  it('says in which system credits count, and that none are claimed', () => {
    expect(page({ credits: 3, creditSystem: null })).toContain('>3 credits<');
    expect(page({ credits: 1, creditSystem: 'UK CATS' })).toContain('>1 UK CATS credit<');
    expect(page({ credits: null, creditSystem: null })).toContain('None claimed');
  });

  it('leaves out what is not known', () => {
    const html = page({ hours: 0, level: '', descriptionHtml: '', achievement: { ...sampleAchievement, skills: [] } });
    expect(html).not.toContain('About this programme');
    expect(html).not.toContain('Skills it certifies');
    expect(html).not.toContain('at your own pace');
  });
});
