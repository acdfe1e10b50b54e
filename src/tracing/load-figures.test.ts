import { expect, test } from 'vitest';
import { LoadFigures } from './load-figures.ts';

test('what is open, and what was refused, from the first moment on', () => {
  const figures = new LoadFigures();
  const values = () => figures.expose().flatMap((metric) => metric.split('\n').filter((line) => !line.startsWith('#')));
  const refusals = 'switchboard_overload_refusals_total';
  expect(values()).toEqual([
    'switchboard_open_connections 0',
    'switchboard_open_streams 0',
    `${refusals}{of="connections"} 0`,
    `${refusals}{of="streams"} 0`,
  ]);
  figures.connections = 3;
  figures.streams = 2;
  figures.overloaded('streams');
  figures.overloaded('streams');
  figures.overloaded('connections');
  expect(values()).toEqual([
    'switchboard_open_connections 3',
    'switchboard_open_streams 2',
    `${refusals}{of="connections"} 1`,
    `${refusals}{of="streams"} 2`,
  ]);
});
