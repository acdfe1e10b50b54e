import { expect, it } from 'vitest';
import { RawNumber } from '../json.ts';
import { translateError } from './errors.ts';

const info = (reason: string, rest = {}, domain = 'a2a-protocol.org') => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain,
  ...rest,
});

it.each([
  [-32001, 'TASK_NOT_FOUND'],
  [-32002, 'TASK_NOT_CANCELABLE'],
  [-32003, 'PUSH_NOTIFICATION_NOT_SUPPORTED'],
  [-32004, 'UNSUPPORTED_OPERATION'],
  [-32005, 'CONTENT_TYPE_NOT_SUPPORTED'],
  [-32006, 'INVALID_AGENT_RESPONSE'],
  [-32007, 'EXTENDED_AGENT_CARD_NOT_CONFIGURED'],
  [-32008, 'EXTENSION_SUPPORT_REQUIRED'],
  [-32009, 'VERSION_NOT_SUPPORTED'],
  [-32700, 'PARSE_ERROR'],
  [-32600, 'INVALID_REQUEST'],
  [-32601, 'METHOD_NOT_FOUND'],
  [-32602, 'INVALID_PARAMS'],
  [-32603, 'INTERNAL'],
])('%d of 0.3 keeps code and message and gets the reason %s in 1.0', (code, reason) => {
  expect(translateError({ code, message: 'no' }, '0.3', '1.0')).toEqual({ code, message: 'no', data: [info(reason)] });
});

it('what 0.3 had for data becomes the detail, as a text', () => {
  const translated = (data: string | { exact: RawNumber }) =>
    translateError({ code: -32001, message: 'no', data }, '0.3', '1.0').data;
  expect(translated('gone')).toEqual([info('TASK_NOT_FOUND', { metadata: { detail: 'gone' } })]);
  expect(translated({ exact: new RawNumber('1.50') })).toEqual([
    info('TASK_NOT_FOUND', { metadata: { detail: '{"exact":1.50}' } }),
  ]);
});

it('data that is typed already stays', () => {
  const error = { code: -32001, message: 'no', data: [info('TASK_NOT_FOUND')] };
  expect(translateError(error, '0.3', '1.0')).toEqual(error);
});

it('a code of the agent’s own, even one of the gateway’s, is not given a reason of A2A', () => {
  expect(translateError({ code: -32050, message: 'no' }, '0.3', '1.0')).toEqual({ code: -32050, message: 'no' });
  expect(translateError({ code: 7, message: 'no', data: 'why' }, '0.3', '1.0').data).toEqual([
    info('AGENT_ERROR', { metadata: { detail: 'why' } }, 'switchboard'),
  ]);
});

it('0.3 takes every error as it is, the codes of 1.0 included', () => {
  const error = { code: -32009, message: 'no', data: [info('VERSION_NOT_SUPPORTED')] };
  expect(translateError(error, '1.0', '0.3')).toBe(error);
  expect(translateError(error, '1.0', '1.0')).toBe(error);
});
