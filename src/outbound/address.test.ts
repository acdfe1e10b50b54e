import { describe, expect, it } from 'vitest';
import { classifyAddress, isMetadataService, parseRange } from './address.ts';

/** The host as a URL carries it, after WHATWG normalisation. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

describe('the class of an address', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['172.32.0.1', 'public'],
    ['100.128.0.1', 'public'],
    ['2606:4700::1111', 'public'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
  ])('%s is %s', (address, expected) => {
    expect(classifyAddress(address)).toBe(expected);
  });

  it.each([
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'this network'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'task metadata'],
    ['168.63.129.16', 'metadata on a public-looking address'],
    ['100.100.100.200', 'metadata in the shared range'],
    ['fd00:ec2::254', 'metadata on IPv6'],
    ['fd20:ce::254', 'metadata on IPv6'],
    ['fd00:c1::a9fe:a9fe', 'metadata on IPv6'],
    ['192.0.0.1', 'IETF protocol assignments'],
    ['192.0.2.1', 'TEST-NET-1'],
    ['198.51.100.1', 'TEST-NET-2'],
    ['203.0.113.1', 'TEST-NET-3'],
    ['198.18.0.1', 'benchmarking'],
    ['198.19.255.255', 'benchmarking'],
    ['192.88.99.1', '6to4 relay'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['fe80::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['100::1', 'discard'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['2001:2::1', 'benchmarking'],
    ['4000::1', 'not assigned'],
    ['64:ff9b:1::7f00:1', 'local-use NAT64'],
    ['64:ff9b:1:7f00:0:100:808:808', 'local-use NAT64'],
    ['not an address', 'nonsense'],
    ['', 'nothing'],
  ])('%s is never called (%s)', (address) => {
    expect(classifyAddress(address)).toBeNull();
  });

  it.each<[string, string | null, string]>([
    ['::ffff:127.0.0.1', 'loopback', 'IPv4-mapped'],
    ['::ffff:10.0.0.1', 'private', 'IPv4-mapped'],
    ['::ffff:8.8.8.8', 'public', 'IPv4-mapped'],
    ['::ffff:169.254.169.254', null, 'IPv4-mapped'],
    ['::ffff:168.63.129.16', null, 'IPv4-mapped'],
    ['::127.0.0.1', 'loopback', 'IPv4-compatible'],
    ['::a9fe:a9fe', null, 'IPv4-compatible'],
    ['::ffff:0:10.0.0.1', 'private', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'loopback', 'NAT64'],
    ['64:ff9b::a00:1', 'private', 'NAT64'],
    ['64:ff9b::a9fe:a9fe', null, 'NAT64'],
    ['64:ff9b::808:808', 'public', 'NAT64'],
    ['2002:7f00:1::', 'loopback', '6to4'],
    ['2002:c0a8:101::1', 'private', '6to4'],
    ['2002:a9fe:a9fe::1', null, '6to4'],
    ['2001:0:4136:e378:8000:63bf:80ff:fffe', 'loopback', 'Teredo'],
    ['2001:0:808:808:0:0:5601:5601', null, 'Teredo'],
  ])('%s is judged by the IPv4 address inside: %s (%s)', (address, expected) => {
    expect(classifyAddress(address)).toBe(expected);
  });

  it.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://%31%32%37.0.0.1/',
    'http://１２７.0.0.1/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:0:0:1]/',
  ])('every spelling of loopback is seen through: %s', (url) => {
    expect(classifyAddress(hostOf(url))).toBe('loopback');
  });
});

describe('a range that the operator opens', () => {
  it('holds the addresses of its CIDR and no others, in either notation', () => {
    const range = parseRange('10.1.0.0/16');
    expect(['10.1.2.3', '::ffff:10.1.2.3'].map((address) => range.contains(address))).toEqual([true, true]);
    expect(['10.2.0.1', 'fd00::1', 'nonsense'].map((address) => range.contains(address))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('may be a single address', () => {
    expect(parseRange('fd00::1').contains('fd00::1')).toBe(true);
    expect(parseRange('10.0.0.1').contains('10.0.0.2')).toBe(false);
  });

  it('must be an address or a CIDR', () => {
    expect(() => parseRange('10.0.0.0/33')).toThrow();
    expect(() => parseRange('internal')).toThrow();
  });
});

it.each([
  ['169.254.169.254', true],
  ['169.254.170.2', true],
  ['::ffff:169.254.169.254', true],
  ['fd00:ec2::254', true],
  ['168.63.129.16', true],
  ['fe80::1', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['8.8.8.8', false],
  ['metadata', false],
])('%s is a metadata service: %s', (address, is) => expect(isMetadataService(address)).toBe(is));
