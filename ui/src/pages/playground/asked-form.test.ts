import { expect, it } from 'vitest';
import { answerIn, formIn } from './asked-form.ts';

const SCHEMA = {
  type: 'object',
  required: ['day'],
  properties: {
    day: { title: 'Day', enum: ['Thursday', 'Friday'] },
    pallets: { type: 'integer', description: 'At most 30' },
    express: { type: 'boolean' },
    note: { type: 'string' },
  },
};

it('a question that holds a schema is a form', () => {
  expect(
    formIn([{ text: 'Which day?' }, { data: SCHEMA }])?.map(({ name, label, kind, hint, isRequired }) => [
      name,
      label,
      kind,
      hint,
      isRequired,
    ]),
  ).toEqual([
    ['day', 'Day', 'choice', '', true],
    ['pallets', 'pallets', 'number', 'At most 30', false],
    ['express', 'express', 'switch', '', false],
    ['note', 'note', 'text', '', false],
  ]);
});

it('a question in words, or with other data, is none', () => {
  expect(formIn([{ text: 'Which day?' }, { data: { day: 1 } }, { data: [] }, { data: null }])).toBeUndefined();
});

it('is answered with what was filled in, as the schema wants it', () => {
  const form = new FormData();
  form.set('day', 'Friday');
  form.set('pallets', '14');
  form.set('note', '');
  expect(answerIn(formIn([{ data: SCHEMA }]) ?? [], form)).toEqual({ day: 'Friday', pallets: 14, express: false });
});
