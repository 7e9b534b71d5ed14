import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import AchievementPage from './achievement-page.tsx';
import { sampleAchievement } from './testing/samples.ts';

type Data = Parameters<typeof AchievementPage>[0]['loaderData'];
const page = (achievement: Partial<Data['achievement']> = {}, programmes: Data['programmes'] = []) =>
  renderPage(AchievementPage, { loaderData: { achievement: { ...sampleAchievement, ...achievement }, programmes } });

describe('an achievement', () => {
  it('defines each skill at the place that chips lead to', () => {
    const html = page();
    expect(html).toContain('id="skill-1"');
    expect(html).toContain('Recognise and report phishing.');
    expect(html).toContain('href="https://northfield.example/skills/protect"');
  });

  it('follows no address that could run something', () => {
    const [skill] = sampleAchievement.skills;
    expect(skill && page({ skills: [{ ...skill, url: 'javascript:alert(1)' }] })).not.toContain('javascript:');
  });

  it('shows typed text as text', () => {
    const html = page({ criteria: '<script>alert(1)</script>' });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>');
  });

  it('leads to the programme at whose end it stands', () => {
    expect(page({}, [{ id: 'p1', title: 'IT Support' }])).toContain('href="/programmes/p1"');
    expect(page()).not.toContain('How to earn it');
  });

  it('says when it is no longer awarded', () => {
    expect(page({ state: 'archived' })).toContain('No longer awarded');
    expect(page()).not.toContain('No longer awarded');
  });
});
