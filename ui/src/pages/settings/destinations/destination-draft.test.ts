import { expect, it } from 'vitest';
import { REDACTED } from '../../agent/registration/registration.ts';
import {
  changesOf,
  differencesOf,
  draftOf,
  EMPTY_DESTINATION,
  fieldsOf,
  isElsewhere,
  ofType,
  withoutKept,
} from './destination-draft.ts';

const STORED = {
  name: 'research',
  type: 'langfuse',
  url: 'https://lf.example/',
  public_key: 'pk',
  secret_key: REDACTED,
  ingestion_version: 4,
  metrics: false,
  headers: { 'x-team': REDACTED },
  content: 'redacted',
  redact: ['ACME-\\d+', 'BOLT'],
  sampling: 0.07,
  agents: null,
  teams: ['research'],
} as unknown as Parameters<typeof draftOf>[0];

it('a draft of what is stored says the same as that', () => {
  const { metrics: _, ...told } = STORED;
  expect(fieldsOf(draftOf(STORED))).toEqual(told);
});

it('changes name what changed alone, and what is shown of them is no secret', () => {
  const draft = draftOf(STORED);
  const before = fieldsOf(draft);
  expect(changesOf(before, before)).toEqual({});
  const after = fieldsOf({ ...draft, share: '50', secretKey: 'sk-new', headers: { 'x-other': 'hidden' }, teams: null });
  expect(changesOf(before, after)).toEqual({
    sampling: 0.5,
    secret_key: 'sk-new',
    headers: { 'x-other': 'hidden' },
    teams: null,
  });
  const shown = JSON.stringify(differencesOf(before, after));
  expect([shown.includes('sk-new'), shown.includes('hidden'), shown.includes('set anew')]).toEqual([
    false,
    false,
    true,
  ]);
});

it('a collector has no keys and no address of its own, and gets nothing of what was said unless told', () => {
  const draft = ofType({ ...EMPTY_DESTINATION, publicKey: 'typed' }, 'otlp');
  expect(fieldsOf({ ...draft, url: ' http://collector:4318 ' })).toEqual({
    type: 'otlp',
    url: 'http://collector:4318',
    headers: {},
    content: 'none',
    redact: [],
    sampling: 1,
    agents: null,
    teams: null,
    metrics: false,
  });
  expect(ofType(draft, 'langfuse').url).toBe('https://cloud.langfuse.com');
});

it('kept secrets are asked for once more at another address, and not for another path there', () => {
  expect(isElsewhere('https://lf.example/', 'https://lf.example/below')).toBe(false);
  expect(isElsewhere('https://lf.example/', 'https://other.example/')).toBe(true);
  expect(isElsewhere('https://lf.example/', 'https://')).toBe(false);
  expect(withoutKept(draftOf(STORED))).toMatchObject({ secretKey: '', headers: { 'x-team': '' } });
});
