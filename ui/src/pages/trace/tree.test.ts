import { expect, test } from 'vitest';
import type { TraceNode } from '../../api/types.ts';
import { treeRows } from './tree.ts';

type Row = [id: string, depth: number, link: TraceNode['parent_link'], from: number, span?: string];

const nodes = (...rows: Row[]): TraceNode[] =>
  rows.map(
    ([id, depth, parent_link, offset_ms, parent_span_id = null]) =>
      ({ call: { id, duration_ms: 10, parent_span_id }, depth, parent_link, offset_ms }) as unknown as TraceNode,
  );

test('tries stand below their call before what it caused, one after the other, until it is folded', () => {
  const [outer, inner] = nodes(['outer', 0, 'none', 100], ['inner', 1, 'named', 102]);
  if (!outer || !inner) throw new Error('There are two.');
  outer.call.attempts = [
    { deployment: 'one', ms: 4, fault: 'unreachable' },
    { deployment: 'two', ms: null, fault: null },
  ];
  const rows = treeRows([outer, inner], new Set());
  expect(rows.map(({ node, attempt, depth }) => [node?.call.id ?? attempt?.deployment, depth])).toEqual([
    ['outer', 0],
    ['one', 1],
    ['two', 1],
    ['inner', 1],
  ]);
  expect(rows[1]?.attempt).toEqual({
    call: outer.call,
    number: 1,
    deployment: 'one',
    fault: 'unreachable',
    from: 100,
    to: 104,
  });
  expect(rows[2]?.attempt).toMatchObject({ number: 2, fault: null, from: 104, to: 110 });
  expect(treeRows([outer], new Set(['outer']))).toHaveLength(1);
});

test('orphans of one cause stand together below a row for it, with all that they caused', () => {
  const rows = treeRows(
    nodes(
      ['first', 0, 'missing', 0, 'aaaa'],
      ['inner', 1, 'named', 2],
      ['other', 0, 'none', 5],
      ['second', 0, 'missing', 30, 'aaaa'],
      ['third', 0, 'missing', 50, 'bbbb'],
    ),
    new Set(),
  );
  expect(rows.map(({ node, ghost, depth }) => [node?.call.id ?? ghost?.span, depth])).toEqual([
    ['aaaa', 0],
    ['first', 1],
    ['inner', 2],
    ['second', 1],
    ['other', 0],
    ['bbbb', 0],
    ['third', 1],
  ]);
  expect(rows[0]?.ghost).toEqual({ span: 'aaaa', from: 0, to: 40 });
  expect(rows[3]).toMatchObject({ isLast: true, passing: [] });
  expect(rows[2]).toMatchObject({ passing: [0] });
});
