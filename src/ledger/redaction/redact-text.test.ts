import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTED, redactText } from './redact-text.ts';

const PRIVATE_KEY = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('a text', () => {
  it.each([
    ['Bearer abcdef123456', 'Bearer [REDACTED]'],
    ['use bearer   abc.def~ghi+/== now', 'use bearer   [REDACTED] now'],
    ['Basic dXNlcjpwYXNzd29yZA==', 'Basic [REDACTED]'],
    ['my key is sk-1234567890, ok?', 'my key is [REDACTED], ok?'],
    ['sk-ant-api03-AbC_d-EfG', '[REDACTED]'],
    [`token ${JWT}!`, 'token [REDACTED]!'],
    ['AKIAIOSFODNN7EXAMPLE', '[REDACTED]'],
    ['ASIAIOSFODNN7EXAMPLE.', '[REDACTED].'],
    ['ghp_0123456789abcdefghijABCDEFGHIJ012345', '[REDACTED]'],
    ['github_pat_11AAAAAAA0123456789', '[REDACTED]'],
    ['xoxb-123456789012-abcdef', '[REDACTED]'],
    ['AIzaSyA012345678901234567890123456789-_', '[REDACTED]'],
    [`before ${PRIVATE_KEY} after`, 'before [REDACTED] after'],
    ['-----BEGIN PRIVATE KEY-----\ntorn off', '[REDACTED]'],
    ['postgres://app:hunter2@db:5432/x', 'postgres://app:[REDACTED]@db:5432/x'],
    ['password: hunter2', 'password: [REDACTED]'],
    ['DB_PASSWORD=hunter2;HOST=x', 'DB_PASSWORD=[REDACTED];HOST=x'],
    ['https://x/?api_key=abc&b=1', 'https://x/?api_key=[REDACTED]&b=1'],
    ['Authorization: Digest username="u", response="r"\nHost: x', 'Authorization: [REDACTED]\nHost: x'],
    ['curl -H "Authorization: Basic abc" https://x', 'curl -H "Authorization: [REDACTED]" https://x'],
    ['Cookie: a=1; b=2\nHost: x', 'Cookie: [REDACTED]\nHost: x'],
    ['{"client_secret": "a b\\"c", "n": 1', '{"client_secret": "[REDACTED]", "n": 1'],
    ['{\\"token\\":\\"a\\\\\\"b\\",\\"n\\":1}', '{\\"token\\":\\"[REDACTED]\\",\\"n\\":1}'],
    ['{"credentials": {"a": "}", "b": ["x"]}, "n": 1}', '{"credentials": [REDACTED], "n": 1}'],
    ['{"credentials": {"a": "unfinished', '{"credentials": [REDACTED]'],
    ["{'secret': 'it is', 'n': 1}", "{'secret': '[REDACTED]', 'n': 1}"],
    ['"password": "unfinished', '"password": "[REDACTED]'],
    ['"{\\"token\\":\\"torn" and "more"', '"{\\"token\\":\\"[REDACTED]" and "more"'],
    ['token=\\""token"', 'token=\\"[REDACTED]"token"'],
  ])('%j is kept as %j', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    'The tokens were counted: 12.',
    'total_tokens: 12, tokenUrl: https://x/',
    'nextPageToken: abc',
    'task-management-and-more',
    'Bearer of bad news',
    'Basic understanding',
    'basic/advanced: 1',
    'see https://example.com:8080/path@x',
    'eyJ is how tokens begin',
    'password:',
    '',
  ])('%j, without a secret, stays as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('does not change when it is redacted again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('token', '=', ':', '"', '\\', '{', '}', ' ', 'x', 'sk-abcdefgh') }),
        (text) => {
          const once = redactText(text);
          expect(redactText(once)).toBe(once);
        },
      ),
    );
  });

  it.each([
    'eyJ',
    'eyJaaaaa.',
    'sk-',
    'bearer ',
    'bearer',
    'basic a',
    'token:{',
    'token="\\',
    '\\"',
    '"token',
    'token ',
    'password:\\',
    'cookie:"',
    'cookie:="',
    '://',
    '://a:',
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN ',
    'secret:[\\"',
    'gho_',
    'a.b-c',
    'key\\\\\\\\',
  ])('of hostile repetition (%j) is redacted in linear time', (piece) => {
    const timeOf = (length: number): number => {
      const text = `${piece.repeat(Math.ceil(length / piece.length))} token`;
      const start = process.cpuUsage();
      redactText(text);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    timeOf(20_000);
    const short = Math.max(2_000, timeOf(100_000));
    // Quadratic time would be a hundred times as much.
    expect(timeOf(1_000_000)).toBeLessThan(50 * short);
  });

  it('marks what it took', () => {
    expect(REDACTED).toBe('[REDACTED]');
  });
});
