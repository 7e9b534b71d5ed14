import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { Values } from '../console/refused.ts';
import { fieldsOf, renderInConsole } from '../testing/render-in-console.ts';
import { achievement, longName } from '../testing/samples.ts';
import { AchievementForm } from './achievement-form.tsx';
import { valuesOfAchievement } from './achievement-values.ts';
import { changeSkills } from './read-achievement.ts';
import { readSkillRows } from './skill-rows.ts';

const skill = { name: 'Hygiene', url: 'https://esco.example/h', description: '', frameworkName: 'ESCO', code: null };
const values = valuesOfAchievement({ ...achievement, skills: [skill, { ...skill, name: 'Safety' }] });

function sent(entries: Values): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
}

function show(returned?: Parameters<typeof AchievementForm>[0]['returned']) {
  const props = { values, returned, formKey: 'key-of-this-form', submit: 'Save', cancel: '/x' };
  return renderInConsole(createElement(AchievementForm, props));
}

describe('the form of an achievement', () => {
  it('sends back exactly what it was filled with', () => {
    const names = fieldsOf(show()).map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['formKey', 'name', 'imageUrl', 'skills.0.name', 'skills.1.url']));
    expect(readSkillRows(sent(values)).map(({ name }) => name)).toEqual(['Hygiene', 'Safety']);
  });

  it('is sent by Enter, not changed by it: the first button is the one that saves', () => {
    expect(show().match(/<button[^>]*>/)?.[0]).not.toContain('name=');
  });

  it('keeps what was typed and leads to the fault', () => {
    const problem = {
      status: 400,
      code: 'invalid-request',
      title: 'No',
      errors: [{ pointer: '/skills/1/url', message: 'use an https:// address' }],
    };
    const html = show({ problem, values: { ...values, name: longName } });
    expect(html).toContain(`value="${longName}"`);
    expect(html).toContain('href="#field-skills-1-url">Skill 2, Address of its definition: use an https:// address');
  });

  it('adds and removes skills without losing the others', () => {
    const press = (intent: string) => changeSkills(sent({ ...values, intent }), values) ?? {};
    expect(press('add-skill')).toMatchObject({ 'skills.1.name': 'Safety', 'skills.2.name': '' });
    expect(press('remove-skill-0')).toMatchObject({ 'skills.0.name': 'Safety' });
    expect(press('remove-skill-0')).not.toHaveProperty('skills.1.name');
    expect(changeSkills(sent(values), values)).toBeUndefined();
  });
});
