import { expect, it } from 'vitest';
import { readZoom, zoomText } from './zoom-text.ts';

it.each([
  [{ from: 120, to: 480.5 }, '120-480.5'],
  [{ from: 0, to: 1 / 3 }, '0-0.333'],
])('a part of the time stands in the address: %o as %s', (stretch, text) => {
  expect(zoomText(stretch)).toBe(text);
});

it('is read back, as far as the trace goes', () => {
  expect(readZoom('120-480.5', 1_000)).toEqual({ from: 120, to: 480.5 });
  expect(readZoom('120-480', 300)).toEqual({ from: 120, to: 300 });
});

it.each([undefined, '', '120', '480-120', '5-5', '-5-10', '900-950', '1e3-2e3', '0-9999999999999'])(
  'what is no part of it is all of it: %s',
  (text) => {
    expect(readZoom(text, 800)).toBeNull();
  },
);
