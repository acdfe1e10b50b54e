import { describe, expect, it } from 'vitest';
import { type RequestHeaders, readCredential } from './credential.ts';

const read = (headers: RequestHeaders, extraHeader: string | null = null) => readCredential(headers, extraHeader);

describe('readCredential', () => {
  it.each<[string, RequestHeaders, string | undefined]>([
    ['nothing', {}, undefined],
    ['Authorization with Bearer', { authorization: 'Bearer sk-a' }, 'sk-a'],
    ['Bearer in any case and spacing', { authorization: '  bEARER \t sk-a ' }, 'sk-a'],
    ['Authorization without Bearer', { authorization: 'sk-a' }, 'sk-a'],
    ['a key that only begins like Bearer', { authorization: 'BearerToken' }, 'BearerToken'],
    ['another scheme, which is nobody’s key', { authorization: 'Basic dTpw' }, 'Basic dTpw'],
    ['x-api-key', { 'x-api-key': 'sk-a' }, 'sk-a'],
    ['api-key', { 'api-key': 'sk-a' }, 'sk-a'],
    ['x-litellm-api-key', { 'x-litellm-api-key': 'Bearer sk-a' }, 'sk-a'],
    ['the dedicated header before Authorization', { 'x-litellm-api-key': 'sk-a', authorization: 'Bearer b' }, 'sk-a'],
    ['the dedicated header before the general ones', { 'x-litellm-api-key': 'sk-a', 'x-api-key': 'b' }, 'sk-a'],
    [
      'Authorization before x-api-key, which is then the agent’s',
      { authorization: 'Bearer sk-a', 'x-api-key': 'b' },
      'sk-a',
    ],
    ['x-api-key before api-key', { 'api-key': 'b', 'x-api-key': 'sk-a' }, 'sk-a'],
    ['the same key twice', { authorization: 'Bearer sk-a', 'x-api-key': 'sk-a' }, 'sk-a'],
    ['an empty header as none', { authorization: 'Bearer ', 'x-api-key': '' }, undefined],
    ['an empty header beside a full one', { authorization: 'Bearer', 'x-api-key': 'sk-a' }, 'sk-a'],
    ['one header repeated with the same key', { 'x-api-key': 'sk-a, sk-a' }, 'sk-a'],
    ['one header listed with the same key', { 'x-api-key': ['sk-a', 'Bearer sk-a'] }, 'sk-a'],
  ])('reads %s', (_name, headers, expected) => {
    expect(read(headers)).toBe(expected);
  });

  it('reads the configured header, in any case, before Authorization, and only when it is configured', () => {
    const headers = { 'x-company-key': 'Bearer sk-a', authorization: 'Bearer b' };
    expect(read(headers, 'X-Company-Key')).toBe('sk-a');
    expect(read(headers)).toBe('b');
  });

  it.each<[string, RequestHeaders]>([
    ['in two dedicated headers', { 'x-litellm-api-key': 'sk-a', 'x-company-key': 'sk-b' }],
    ['in one header joined', { 'x-api-key': 'sk-a, sk-b' }],
    ['in one header listed', { 'x-litellm-api-key': ['sk-a', 'sk-b'] }],
  ])('refuses two different keys %s, without repeating them', (_name, headers) => {
    expect(() => read(headers, 'x-company-key')).toThrow(
      expect.objectContaining({
        code: 'UNAUTHENTICATED',
        message: expect.stringMatching(/^The request carries two different keys\.(?!.*sk-[ab])/),
      }),
    );
  });
});
