import { z } from 'zod';
import { decide, type Principal } from '../../access/index.ts';
import type { StoredHeaderList, StoredHeaders } from '../../ledger/index.ts';

const headerList = z.object({
  headers: z.array(
    z.object({
      name: z.string().describe('In lower case.'),
      value: z.string().describe('Redacted.'),
      length: z
        .number()
        .nullable()
        .describe('In characters, where the value is only the beginning; null where it is whole.'),
    }),
  ),
  left_out: z.number().describe('How many more there were.'),
});

export const headersView = z
  .object({
    request: headerList.describe('Of the caller.'),
    response: headerList.describe('Of the answer that the caller got.'),
    upstream: z
      .array(
        z.object({
          deployment: z.string().nullable(),
          method: z.string(),
          status: z.number().nullable().describe('Null where no answer came.'),
          request: headerList,
          response: headerList.nullable(),
        }),
      )
      .nullable()
      .describe('What went to those that were asked and came back, in order; null for callers who may not inspect.'),
    upstream_left_out: z.number().describe('How many exchanges there were before those.'),
  })
  .meta({ id: 'CallHeaders' });

/** What agents and providers say to the gateway is the operator's: callers know what they themselves sent and got. */
export function viewHeaders(headers: string | undefined, principal: Principal): z.input<typeof headersView> | null {
  if (headers === undefined) return null;
  const { request, response, upstream, upstreamLeftOut } = JSON.parse(headers) as StoredHeaders;
  const mayInspect = decide(principal, 'inspect').allowed;
  return {
    request: viewList(request),
    response: viewList(response),
    upstream: mayInspect
      ? upstream.map((exchange) => ({
          ...exchange,
          request: viewList(exchange.request),
          response: exchange.response && viewList(exchange.response),
        }))
      : null,
    upstream_left_out: mayInspect ? upstreamLeftOut : 0,
  };
}

const viewList = ({ headers, leftOut }: StoredHeaderList): z.input<typeof headerList> => ({
  headers: headers.map(([name, value, length = null]) => ({ name, value, length })),
  left_out: leftOut,
});
