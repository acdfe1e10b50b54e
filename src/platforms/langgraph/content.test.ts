import { describe, expect, it } from 'vitest';
import { contentOf, partsOf } from './content.ts';

const V0 = { file_blocks: 'v0' } as const;
const V1 = { file_blocks: 'v1' } as const;

describe('what callers say', () => {
  it('is plain text where that is all', () => expect(contentOf([{ text: 'hi' }], V0)).toBe('hi'));

  it('is blocks otherwise, with data as text', () =>
    expect(contentOf([{ text: 'sum' }, { data: [1, 2] }], V0)).toEqual([
      { type: 'text', text: 'sum' },
      { type: 'text', text: '[1,2]' },
    ]));

  it('has images by their address or in it', () =>
    expect(
      contentOf(
        [
          { raw: 'AAAA', mediaType: 'image/png' },
          { url: 'https://img.example/x', mediaType: 'image/jpeg' },
        ],
        V1,
      ),
    ).toEqual([
      { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
      { type: 'image_url', image_url: { url: 'https://img.example/x' } },
    ]));

  it('has other files in the blocks of either generation', () => {
    const pdf = { raw: 'AAAA', mediaType: 'application/pdf', filename: 'a.pdf' };
    const sound = { url: 'https://a.example/s', mediaType: 'audio/wav' };
    expect(contentOf([pdf, sound], V0)).toEqual([
      {
        type: 'file',
        mime_type: 'application/pdf',
        source_type: 'base64',
        data: 'AAAA',
        metadata: { filename: 'a.pdf' },
      },
      { type: 'audio', mime_type: 'audio/wav', source_type: 'url', url: 'https://a.example/s' },
    ]);
    expect(contentOf([pdf, sound], V1)).toEqual([
      { type: 'file', mime_type: 'application/pdf', base64: 'AAAA', filename: 'a.pdf' },
      { type: 'audio', mime_type: 'audio/wav', url: 'https://a.example/s' },
    ]);
  });
});

describe('what agents say', () => {
  it('is text, joined where it was cut into blocks', () =>
    expect(partsOf(['a', { type: 'text', text: 'b' }, { type: 'reasoning', reasoning: 'c' }])).toEqual([
      { text: 'ab' },
    ]));

  it('is files, in the blocks of every generation', () =>
    expect(
      partsOf([
        { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        { type: 'image_url', image_url: 'https://img.example/x' },
        {
          type: 'file',
          source_type: 'base64',
          mime_type: 'application/pdf',
          data: 'BBBB',
          metadata: { filename: 'b' },
        },
        { type: 'audio', mimeType: 'audio/wav', base64: 'CCCC' },
      ]),
    ).toEqual([
      { raw: 'AAAA', mediaType: 'image/png' },
      { url: 'https://img.example/x' },
      { raw: 'BBBB', mediaType: 'application/pdf', filename: 'b' },
      { raw: 'CCCC', mediaType: 'audio/wav' },
    ]));

  it('is nothing where nothing is said', () => {
    for (const content of ['', [], null, undefined, 7, [{ type: 'text', text: '' }]])
      expect(partsOf(content)).toEqual([]);
  });
});
