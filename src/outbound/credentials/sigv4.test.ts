import { expect, it } from 'vitest';
import { NOW } from './credentials.fixtures.ts';
import { signV4 } from './sigv4.ts';

const keys = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'TOK/EN==',
};
const arn = 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234';
const url = `https://bedrock-agentcore.us-west-2.amazonaws.com/runtimes/${encodeURIComponent(arn)}/invocations?qualifier=DEFAULT`;

it('signs as AWS’s own library does: an encoded path is encoded once more', () => {
  const headers = {
    'x-amzn-bedrock-agentcore-runtime-session-id': '0123456789abcdef0123456789abcdef0123',
    'content-type': 'application/json',
  };
  const request = { method: 'POST', url: new URL(url), headers, body: Buffer.from('{"prompt":"hi"}') };
  expect(signV4(request, { keys, region: 'us-west-2', service: 'bedrock-agentcore', now: NOW })).toEqual({
    'x-amz-date': '20261122T100000Z',
    'x-amz-content-sha256': '14479f4e87d340fe0ca0d522d87a5b3a028ebb1af24fbb8d3ef4553044fc6db6',
    'x-amz-security-token': 'TOK/EN==',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/us-west-2/bedrock-agentcore/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amzn-bedrock-agentcore-runtime-session-id, ' +
      'Signature=a3f19786c5398eb85c671ec3a86f210502b439f07dd705bd95c0a32f949fc768',
  });
});

it('sorts the query', () => {
  const sign = (search: string) =>
    signV4(
      { method: 'GET', url: new URL(`https://example.amazonaws.com/${search}`), headers: {}, body: undefined },
      { keys, region: 'us-east-1', service: 'service', now: NOW },
    )['authorization'];
  expect(sign('?b=2&a=1&a=0')).toBe(sign('?a=0&a=1&b=2'));
  expect(sign('?a=1')).not.toBe(sign('?a=2'));
});
