import { describe, expect, it } from 'vitest';
import { EXTENSIONS_HEADER, readVersion, VERSION_HEADER } from './versions.ts';

describe('readVersion', () => {
  it.each(['1', '1.0', '1.0.0', '1.1', '1.7.3', '1.x', ' 1.0 '])('reads %j as 1.0', (written) => {
    expect(readVersion(written, undefined)).toBe('1.0');
    expect(readVersion(undefined, written)).toBe('1.0');
  });

  it.each(['0.3', '0.3.0', '0.2', '0.2.6', '0.3.x'])('reads %j as 0.3', (written) => {
    expect(readVersion(written, undefined)).toBe('0.3');
  });

  it('reads nothing where nothing is written', () => {
    expect(readVersion(undefined, undefined)).toBeUndefined();
    expect(readVersion('', ' ')).toBeUndefined();
  });

  it('believes the header before the query', () => {
    expect(readVersion('0.3', '1.0')).toBe('0.3');
    expect(readVersion('', '1.0')).toBe('1.0');
  });

  it.each(['2.0', '2', '0.1', '0.4', '0', '10.0', 'v1', '1.0-beta', '1,0', '1.0, 0.3', 'latest', '1.', '١.٠'])(
    'refuses %j and says which versions there are',
    (written) => {
      expect(() => readVersion(written, undefined)).toThrow(
        expect.objectContaining({
          code: 'VERSION_NOT_SUPPORTED',
          message: expect.stringContaining('Supported versions: 0.3, 1.0.') as string,
        }),
      );
    },
  );

  it('names the headers in lower case, as Node hands them out', () => {
    expect([VERSION_HEADER, EXTENSIONS_HEADER['0.3'], EXTENSIONS_HEADER['1.0']]).toEqual([
      'a2a-version',
      'x-a2a-extensions',
      'a2a-extensions',
    ]);
  });
});
