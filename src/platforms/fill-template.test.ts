import { describe, expect, it } from 'vitest';
import { fillTemplate, hasPlaceFor } from './fill-template.ts';

const VALUES = { text: 'say "{{data}}"', data: [{ a: 1 }], none: null };

describe('a template', () => {
  it('takes values as they are, or into its texts', () =>
    expect(
      fillTemplate(
        { prompt: '{{text}}', list: ['{{ data }}', 7], within: { it: 'a {{text}} b {{data}}' }, none: '{{none}}' },
        VALUES,
      ),
    ).toEqual({
      prompt: 'say "{{data}}"',
      list: [[{ a: 1 }], 7],
      within: { it: 'a say "{{data}}" b [{"a":1}]' },
      none: null,
    }));

  it('keeps names that have no value, and never fills what was filled in', () =>
    expect(fillTemplate({ a: '{{other}} {{constructor}}', b: '{{text}}' }, VALUES)).toEqual({
      a: '{{other}} {{constructor}}',
      b: 'say "{{data}}"',
    }));

  it('has places that can be looked for', () => {
    const template = { prompt: '{{text}}', more: [{ files: 'the {{ files }}' }] };
    expect(['text', 'files', 'data', 'prompt'].map((name) => hasPlaceFor(name, template))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
