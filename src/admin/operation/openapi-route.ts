import { z } from 'zod';
import { defineRoute } from '../http/route.ts';

/** The document about all routes, itself among them. */
export const openApiRoute = defineRoute({
  name: 'openApi',
  summary: 'This document.',
  tag: 'operation',
  method: 'GET',
  path: '/openapi.json',
  permission: 'open',
  answer: z.record(z.string(), z.unknown()),
  handle: (_, { openApi }) => ({ body: { ...openApi() } }),
});
