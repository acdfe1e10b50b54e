import { expect, it } from 'vitest';
import { problemOfAddress, wholeAddress } from './whole-address.ts';

it.each([
  ['', ''],
  [' http://agent.example.com/a2a ', 'http://agent.example.com/a2a'],
  ['agent.example.com', 'https://agent.example.com'],
  ['agent.example.com:8443/card', 'https://agent.example.com:8443/card'],
  ['localhost:9000', 'http://localhost:9000'],
  ['127.0.0.1:9000/', 'http://127.0.0.1:9000/'],
  ['192.168.1.7', 'http://192.168.1.7'],
  ['172.20.0.3:80', 'http://172.20.0.3:80'],
  ['172.64.0.3', 'https://172.64.0.3'],
  ['[::1]:9000', 'http://[::1]:9000'],
  // A name within a cluster.
  ['tide-clerk:8080', 'http://tide-clerk:8080'],
  ['FTP://files.example.com', 'FTP://files.example.com'],
])('"%s" is the address "%s"', (typed, whole) => {
  expect(wholeAddress(typed)).toBe(whole);
});

it.each(['https://', 'two words', 'ftp://files.example.com', 'http://a:b:c'])('"%s" is said to be none', (typed) => {
  expect(problemOfAddress(typed)).toMatch(/^This is no address\. One looks like /);
});

it.each(['', 'agent.example.com', 'localhost:9000', 'https://agent.example.com/x?y=1'])(
  'nothing is said of "%s"',
  (typed) => {
    expect(problemOfAddress(typed)).toBeUndefined();
  },
);
