import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ErrorCode, SwitchboardError } from '../../protocol/index.ts';

/** The one shape of every error: OpenAI's and LiteLLM's `error`, and `detail` for readers of LiteLLM's agent routes. */
export const failureSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Name of a row of the error table.'),
      message: z.string().describe('What happened, why, and what to do.'),
      type: z.string(),
      param: z.string().nullable().describe('The field that is wrong, if one is.'),
      request_id: z.string(),
    }),
    detail: z.string().describe('The message once more, where LiteLLM clients look for it.'),
  })
  .meta({ id: 'Error' });

type Failure = z.infer<typeof failureSchema>;

const TYPES: Record<number, string> = {
  401: 'auth_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
};

const typeOf = (status: number): string => TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');

/** What Fastify refuses before a route is asked, in the words of the table. */
const FRAMEWORK_FAILURES: Record<string, { code: ErrorCode; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'PAYLOAD_TOO_LARGE', message: 'The request body is larger than 1 MiB.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'CONTENT_TYPE_NOT_SUPPORTED',
    message: 'The request body must be JSON: send "Content-Type: application/json".',
  },
  FST_ERR_BAD_URL: { code: 'INVALID_REQUEST', message: 'The path is not percent-encoded as UTF-8.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'NOT_FOUND', message: 'A name in the path is longer than any there is.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'INVALID_REQUEST',
    message: 'The request body is not as long as Content-Length says.',
  },
};

/** Writes a failure, whatever was thrown; what nobody foresaw is logged and stays inside. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = asSwitchboardError(error);
  if (failure.code === 'INTERNAL') request.log.error({ err: error }, 'a management request failed');
  const { status } = failure.row;
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="switchboard"');
  const { retryAfterSeconds } = failure.details;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  const body: Failure = {
    error: {
      code: failure.code,
      message: failure.message,
      type: typeOf(status),
      param: failure.details.violations?.[0]?.field ?? null,
      request_id: request.id,
    },
    detail: failure.message,
  };
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function asSwitchboardError(error: unknown): SwitchboardError {
  if (error instanceof SwitchboardError) return error;
  const known = FRAMEWORK_FAILURES[(error as FastifyError | undefined)?.code ?? ''];
  if (known) return new SwitchboardError(known.code, known.message);
  return new SwitchboardError('INTERNAL', 'The gateway failed. Its log tells more under this request id.', {
    cause: error,
  });
}

/** A refusal that points at one field. */
export const invalidField = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `${field}: ${description}`, { violations: [{ field, description }] });

/** Turns what zod found into one message that names every field. */
export function invalidInput(error: z.core.$ZodError): SwitchboardError {
  const violations = error.issues.flatMap((issue) =>
    fieldsOf(issue).map((field) => ({ field, description: issue.message })),
  );
  const message = violations
    .map(({ field, description }) => (field ? `${field}: ${description}` : description))
    .join('; ');
  return new SwitchboardError('INVALID_PARAMS', message, { violations });
}

const fieldsOf = (issue: z.core.$ZodIssue): string[] => {
  const path = issue.path.map(String);
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key].join('.')) : [path.join('.')];
};
