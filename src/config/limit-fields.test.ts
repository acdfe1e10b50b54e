import { expect, it } from 'vitest';
import { z } from 'zod';
import { limitFields } from './limit-fields.ts';

const schema = z.object(limitFields);

it.each([
  { rpm_limit: 1 },
  { tpm_limit: null },
  { max_budget: 0 },
  { max_budget: 0.05, budget_duration: '30d' },
  { soft_budget: 1e-9 },
  { budget_duration: null, shadow_limits: true },
])('takes %o', (fields) => expect(schema.parse(fields)).toEqual(fields));

it.each([
  { rpm_limit: 0 },
  { rpm_limit: 1.5 },
  { tpm_limit: '7' },
  { max_parallel_requests: -1 },
  { max_budget: -0.01 },
  { max_budget: 1e9 },
  { max_budget: Number.POSITIVE_INFINITY },
  { budget_duration: 'monthly' },
  { budget_duration: '' },
  { shadow_limits: 'yes' },
])('refuses %o', (fields) => expect(schema.safeParse(fields).success).toBe(false));
