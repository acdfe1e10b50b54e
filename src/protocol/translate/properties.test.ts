import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Dialect, Operation } from '../operation.ts';
import {
  config03,
  config10,
  item03,
  item10,
  message03,
  sendParams03,
  sendParams10,
  task03,
} from './arbitraries.fixtures.ts';
import { createStreamMemory, translateEvent, translateParams, translateResult } from './index.ts';
import { complaints10 } from './strict-reader.fixtures.ts';

const back = (operation: Operation, value: Json, from: Dialect, over: Dialect) =>
  translateResult(operation, translateResult(operation, value, from, over), over, from);

const paramsBack = (operation: Operation, params: JsonObject, from: Dialect, over: Dialect) =>
  translateParams(operation, translateParams(operation, params, from, over), over, from);

/** Holds for every item. */
const forAll = (items: fc.Arbitrary<JsonObject>, holds: (item: JsonObject) => void) =>
  fc.assert(fc.property(items, holds));

/** Field names at protocol levels, which is everywhere but inside metadata and data. */
function protocolNames(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(protocolNames);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'metadata' || name === 'data' ? [name] : [name, ...protocolNames(inner)],
  );
}

it('0.3 -> 1.0 -> 0.3 loses nothing of answers and stream items', () => {
  forAll(item03, (item) => {
    expect(back('stream', item, '0.3', '1.0')).toEqual(item);
  });
});

it('1.0 -> 0.3 -> 1.0 loses nothing of answers and stream items but the media types that are implied anyhow', () => {
  forAll(item10, (item) => {
    expect(back('stream', item, '1.0', '0.3')).toEqual(item);
  });
});

it('0.3 -> REST of 0.3 -> 0.3 loses nothing of answers and stream items', () => {
  forAll(item03, (item) => {
    expect(back('stream', item, '0.3', '0.3-rest')).toEqual(item);
  });
});

it('1.0 -> REST of 0.3 -> 1.0 loses nothing of answers and stream items', () => {
  forAll(item10, (item) => {
    expect(back('stream', item, '1.0', '0.3-rest')).toEqual(item);
  });
});

it('requests to send come back as they went, over every dialect', () => {
  fc.assert(
    fc.property(sendParams03, sendParams10, (older, newer) => {
      expect(paramsBack('send', older, '0.3', '1.0')).toEqual(older);
      expect(paramsBack('send', newer, '1.0', '0.3')).toEqual(newer);
      expect(paramsBack('send', newer, '1.0', '0.3-rest')).toEqual(newer);
    }),
  );
});

it('push configs come back as they went, over every dialect', () => {
  fc.assert(
    fc.property(config03, config10, (older, newer) => {
      for (const operation of ['push-create', 'push-get'] as const) {
        expect(back(operation, older, '0.3', '1.0')).toEqual(older);
        expect(back(operation, older, '0.3', '0.3-rest')).toEqual(older);
        expect(back(operation, newer, '1.0', '0.3')).toEqual(newer);
      }
      expect(paramsBack('push-create', older, '0.3', '0.3-rest')).toEqual(older);
      expect(back('push-list', [older], '0.3', '1.0')).toEqual([older]);
    }),
  );
});

it('a strict reader of 1.0 reads everything that 0.3 is translated to', () => {
  fc.assert(
    fc.property(item03, sendParams03, config03, (item, params, config) => {
      const memory = createStreamMemory();
      expect(complaints10('StreamResponse', translateEvent(item, '0.3', '1.0', memory))).toEqual([]);
      expect(complaints10('SendMessageRequest', translateParams('send', params, '0.3', '1.0'))).toEqual([]);
      expect(complaints10('TaskPushNotificationConfig', translateResult('push-get', config, '0.3', '1.0'))).toEqual([]);
    }),
  );
});

it('no name of 0.3 and no snake_case ever appears in 1.0', () => {
  fc.assert(
    fc.property(item03, sendParams03, (item, params) => {
      const names = [
        ...protocolNames(translateResult('stream', item, '0.3', '1.0')),
        ...protocolNames(translateParams('send', params, '0.3', '1.0')),
      ];
      expect(
        names.filter((name) => ['kind', 'type', 'final', 'blocking', 'file'].includes(name) || /_/.test(name)),
      ).toEqual([]);
    }),
  );
});

it('fields that 1.0 does not know are dropped at protocol levels and kept inside metadata and data', () => {
  fc.assert(
    fc.property(task03, fc.string({ minLength: 1 }), (task, name) => {
      const field = `x-${name}`;
      const seeded = { ...task, [field]: 1, metadata: { [field]: 1 } };
      const { task: translated } = translateResult('send', seeded, '0.3', '1.0') as { task: JsonObject };
      expect(translated).not.toHaveProperty([field]);
      expect(translated['metadata']).toEqual({ [field]: 1 });
    }),
  );
});

it('snake_case is understood wherever camelCase is', () => {
  const snake = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(snake);
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(([name, inner]) => [
      name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
      name === 'metadata' || name === 'data' || inner === undefined ? inner : snake(inner),
    ]);
    return Object.fromEntries(entries) as JsonObject;
  };
  fc.assert(
    fc.property(item03, sendParams03, (item, params) => {
      expect(translateResult('stream', snake(item), '0.3', '1.0')).toEqual(
        translateResult('stream', item, '0.3', '1.0'),
      );
      expect(translateParams('send', snake(params) as JsonObject, '0.3', '1.0')).toEqual(
        translateParams('send', params, '0.3', '1.0'),
      );
    }),
  );
});

it('translation changes nothing in what it is given', () => {
  fc.assert(
    fc.property(item03, message03, (item, message) => {
      const before = JSON.stringify([item, message]);
      translateEvent(item, '0.3', '1.0', createStreamMemory());
      translateParams('send', { message }, '0.3', '0.3-rest');
      expect(JSON.stringify([item, message])).toBe(before);
    }),
  );
});
