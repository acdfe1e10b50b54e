import { z } from 'zod';
import { defineRoute } from '../http/route.ts';

/** The metrics of the process, in Prometheus' text format. */
export const metricsRoute = defineRoute({
  name: 'metrics',
  summary: "The process's metrics for Prometheus.",
  tag: 'operation',
  method: 'GET',
  path: '/metrics',
  permission: ({ metricsAuth }) => (metricsAuth === 'none' ? 'open' : 'inspect'),
  answer: z.string(),
  contentType: 'text/plain; charset=utf-8',
  handle: async (_, { metrics }) => {
    const { contentType, body } = await metrics.expose();
    return { body, headers: { 'content-type': contentType } };
  },
});
