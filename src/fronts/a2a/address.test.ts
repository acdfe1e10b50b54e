import { expect, test } from 'vitest';
import { readAddress } from './address.ts';

test.each([
  ['/a2a/echo', { agentRef: 'echo', path: '', search: '' }],
  ['/a2a/echo/', { agentRef: 'echo', path: '/', search: '' }],
  ['/v1/a2a/echo/message/send', { agentRef: 'echo', path: '/message/send', search: '' }],
  ['/a2a/echo/v1/tasks/7:cancel', { agentRef: 'echo', path: '/v1/tasks/7:cancel', search: '' }],
  ['/a2a/echo/tasks?pageSize=1&x=/a2a/', { agentRef: 'echo', path: '/tasks', search: '?pageSize=1&x=/a2a/' }],
  ['/a2a/my%20agent?A2A-Version=1.0', { agentRef: 'my agent', path: '', search: '?A2A-Version=1.0' }],
  ['/a2a/broken%zz', { agentRef: 'broken%zz', path: '', search: '' }],
  ['/.well-known/agent-card.json', { agentRef: null, path: '/.well-known/agent-card.json', search: '' }],
  ['/.well-known/agent.json', { agentRef: null, path: '/.well-known/agent.json', search: '' }],
  ['/a2a/.well-known/agent-card.json', { agentRef: '.well-known', path: '/agent-card.json', search: '' }],
])('%s is an address of the A2A front', (url, address) => {
  expect(readAddress(url)).toEqual(address);
});

test.each([
  '/',
  '/v1/agents',
  '/v1/a2a/discover',
  '/v1/a2a/discover?x=1',
  '/a2a',
  '/a2a/',
  '/a2abc/echo',
  '/.well-known/jwks.json',
])("%s is somebody else's", (url) => {
  expect(readAddress(url)).toBeUndefined();
});
