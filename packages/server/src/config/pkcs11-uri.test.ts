import { describe, expect, test } from 'vitest';
import { parsePkcs11Uri } from './pkcs11-uri.ts';

const query = '?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=/run/secrets/pin';
const token = { modulePath: '/usr/lib/softhsm/libsofthsm2.so', pinFile: '/run/secrets/pin' };

describe('the address of a token (RFC 7512)', () => {
  test.each([
    [`pkcs11:token=laurel${query}`, { ...token, token: 'laurel' }],
    [
      `pkcs11:token=The%20Software%20PKCS%2311;serial=0f;${query}`,
      { ...token, token: 'The Software PKCS#11', serial: '0f' },
    ],
    [
      `pkcs11:model=SoftHSM%20v2;manufacturer=SoftHSM${query}`,
      { ...token, model: 'SoftHSM v2', manufacturer: 'SoftHSM' },
    ],
    [
      'pkcs11:token=a%3Db?pin-source=file:///run/secrets/pin&module-path=/m.so',
      { modulePath: '/m.so', pinFile: '/run/secrets/pin', token: 'a=b' },
    ],
    ['pkcs11:token=a?pin-source=file:/p&module-path=/m.so', { modulePath: '/m.so', pinFile: '/p', token: 'a' }],
  ])('%s', (uri, expected) => {
    expect(parsePkcs11Uri(uri)).toEqual(expected);
  });

  test.each([
    ['no module', 'pkcs11:token=a?pin-source=/p', 'module-path'],
    ['a module that is found by a search', 'pkcs11:token=a?module-path=softhsm.so&pin-source=/p', 'module-path'],
    ['no PIN', 'pkcs11:token=a?module-path=/m.so', 'pin-source'],
    ['a PIN from a command', 'pkcs11:token=a?module-path=/m.so&pin-source=%7Ccat%20/p', 'pin-source'],
    ['no token', `pkcs11:${query}`, 'which token'],
    ['a key', `pkcs11:token=a;object=key${query}`, 'object'],
    ['two tokens', `pkcs11:token=a;token=b${query}`, 'once'],
    ['a token without a name', `pkcs11:token=${query}`, 'value'],
    ['what is not percent-encoded', `pkcs11:token=%zz${query}`, 'percent-encoded'],
    ['two question marks', `pkcs11:token=a?${query}`, 'RFC 7512'],
  ])('with %s is refused in a clause that says what to do', (_, uri, said) => {
    expect(() => parsePkcs11Uri(uri)).toThrow(said);
  });

  test('M04 with the PIN in it is refused, and the PIN is not repeated', () => {
    const uri = 'pkcs11:token=a?module-path=/m.so&pin-value=hunter2';
    expect(() => parsePkcs11Uri(uri)).toThrow(/^put the PIN into a file(?!.*hunter2)/);
  });
});
