import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';
import { issueInput } from './testing/fake-network.ts';

describe('faultsOf', () => {
  it('finds nothing in a body that fits', () => {
    expect(faultsOf('issueCredential', issueInput)).toEqual([]);
  });

  it('names every place that does not fit', () => {
    const recipient = { name: '', email: 'nobody' };
    const faults = faultsOf('issueCredential', { ...issueInput, recipient, completedOn: '2026-02-30' });
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/recipient/name', '/recipient/email', '/completedOn']);
  });
});
