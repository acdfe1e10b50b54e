import { z } from 'zod';
import { ownerOf } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { defineRoute } from '../http/route.ts';
import { preferencesOf, setPreference } from './preference-repository.ts';

/** What the UI has to remember is small. */
const MAX_VALUE_LENGTH = 8_192;
const MAX_PREFERENCES = 100;

const preferencesView = z.object({
  preferences: z.record(z.string(), z.unknown()).describe('By name, as they were set.'),
});

const listPreferences = defineRoute({
  name: 'listPreferences',
  summary: 'What the caller set for itself in the admin UI: columns, their widths, the view that a page opens with.',
  tag: 'personal',
  method: 'GET',
  path: '/v1/preferences',
  permission: 'calls.read',
  answer: preferencesView,
  handle: async ({ principal }, { store }) => {
    const kept = await preferencesOf(store.db, ownerOf(principal, 'user'));
    return { body: { preferences: Object.fromEntries(kept.map(({ name, value }) => [name, JSON.parse(value)])) } };
  },
});

const changePreference = defineRoute({
  name: 'setPreference',
  summary: 'Remember something for the caller. Nobody else sees it, and the audit log keeps nothing of it.',
  tag: 'personal',
  method: 'PUT',
  path: '/v1/preferences/{name}',
  permission: 'calls.read',
  isPersonal: true,
  params: z.object({ name: z.string().regex(/^[a-z][a-z0-9._-]{0,63}$/, 'is a name of small letters') }),
  body: z.object({ value: z.unknown() }),
  answer: z.object({ name: z.string(), value: z.unknown() }),
  handle: async ({ params: { name }, body, principal }, { store, clock }) => {
    const owner = ownerOf(principal, 'user');
    const value = JSON.stringify(body.value ?? null);
    if (value.length > MAX_VALUE_LENGTH) throw tooMuch(`more than ${MAX_VALUE_LENGTH} characters of JSON`);
    const kept = await preferencesOf(store.db, owner);
    if (kept.length >= MAX_PREFERENCES && !kept.some((one) => one.name === name))
      throw tooMuch(`more than ${MAX_PREFERENCES} preferences`);
    await setPreference(store.db, { owner, name, value, now: clock() });
    return { body: { name, value: body.value ?? null } };
  },
});

const tooMuch = (what: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `This is ${what}, which is not kept. Keep less.`, {
    violations: [{ field: 'value', description: `is ${what}` }],
  });

export const preferenceRoutes = [listPreferences, changePreference];
