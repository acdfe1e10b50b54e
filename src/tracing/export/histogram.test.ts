import { expect, it } from 'vitest';
import { Histogram } from './histogram.ts';

it('counts each value in the first bucket whose bound it does not exceed, and what exceeds all in the last', () => {
  const histogram = new Histogram([1, 4]);
  for (const value of [0, 1, 1.5, 4, 4.01]) histogram.add(value, { model: 'a' });
  expect([...histogram.series()]).toEqual([{ attributes: { model: 'a' }, buckets: [2, 2, 1], count: 5, sum: 10.51 }]);
});

it('keeps two thousand series at most: what callers name beyond them is counted as one', () => {
  const histogram = new Histogram([1]);
  for (let name = 0; name < 2500; name++) histogram.add(1, { model: `made-up-${name}` });
  histogram.add(1, { model: 'made-up-7' });
  const series = [...histogram.series()];
  expect(series).toHaveLength(2000);
  expect(series[7]?.count).toBe(2);
  expect(series.at(-1)).toMatchObject({ attributes: { 'otel.metric.overflow': true }, count: 501 });
});
