import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Json, type JsonObject, RawNumber } from '../json.ts';
import { CARD_10 } from './cards.fixtures.ts';
import { diffCards } from './diff.ts';

const skill = (id: string, changes: JsonObject = {}): JsonObject => ({ id, name: id, tags: ['t'], ...changes });

it('equal cards do not differ, whatever the order of fields and skills', () => {
  const reversed = Object.fromEntries<Json | undefined>(Object.entries(CARD_10).toReversed());
  expect(diffCards(CARD_10, reversed)).toEqual([]);
  expect(diffCards({ skills: [skill('a'), skill('b')] }, { skills: [skill('b'), skill('a')] })).toEqual([]);
});

it('names what was changed, added and removed by JSON pointer, sorted', () => {
  const before = { name: 'a', capabilities: { streaming: true }, 'x/y~z': 1, gone: null };
  const after = { name: 'b', capabilities: { streaming: true, pushNotifications: false }, 'x/y~z': 2 };
  expect(diffCards(before, after)).toEqual([
    { path: '/capabilities/pushNotifications', before: undefined, after: false },
    { path: '/gone', before: null, after: undefined },
    { path: '/name', before: 'a', after: 'b' },
    { path: '/x~1y~0z', before: 1, after: 2 },
  ]);
});

it('compares skills by id: a removed one does not shift the others', () => {
  const before = { skills: [skill('a'), skill('b'), skill('c')] };
  const after = { skills: [skill('b', { tags: ['t', 'u'] }), skill('c'), skill('d')] };
  expect(diffCards(before, after)).toEqual([
    { path: '/skills/a', before: skill('a'), after: undefined },
    { path: '/skills/b/tags', before: ['t'], after: ['t', 'u'] },
    { path: '/skills/d', before: undefined, after: skill('d') },
  ]);
});

it('compares extensions by uri, and lists without names of their own whole', () => {
  const extension = (required: boolean) => ({ capabilities: { extensions: [{ uri: 'urn:x', required }] } });
  expect(diffCards(extension(false), extension(true))).toEqual([
    { path: '/capabilities/extensions/urn:x/required', before: false, after: true },
  ]);
  const twice = { skills: [skill('a'), skill('a')] };
  expect(diffCards(twice, { skills: [skill('a')] })).toEqual([
    { path: '/skills', before: twice.skills, after: [skill('a')] },
  ]);
  expect(diffCards({ modes: ['a'] }, { modes: ['b', 'a'] })).toEqual([
    { path: '/modes', before: ['a'], after: ['b', 'a'] },
  ]);
});

it('compares numbers by their text where a double would not do', () => {
  const price = (text: string) => ({ list: [new RawNumber(text)], price: new RawNumber(text) });
  expect(diffCards(price('12345678901234567890'), price('12345678901234567890'))).toEqual([]);
  expect(diffCards(price('12345678901234567890'), price('12345678901234567891'))).toHaveLength(2);
});

it('finds a difference exactly when there is one', () => {
  fc.assert(
    fc.property(fc.object(), fc.object(), (one, other) => {
      const [before, after] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);
      expect(diffCards(before ?? null, before ?? null)).toEqual([]);
      const changes = diffCards(before ?? null, after ?? null);
      expect(changes.length === 0).toBe(isDeepStrictEqual(before, after));
    }),
  );
});
