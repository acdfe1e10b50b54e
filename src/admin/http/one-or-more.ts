import { z } from 'zod';

const MAX_VALUES = 100;

/** In a query once, or several times for one of several values. */
export const oneOrMore = <Value>(value: z.ZodType<Value>) =>
  z.union([value, z.array(value).max(MAX_VALUES)]).optional();
