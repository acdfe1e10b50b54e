/**
 * The one table of errors. Every failure that leaves the gateway has a row here: what a person reads, the HTTP status,
 * the JSON-RPC code, the gRPC status name that REST bodies carry, and whether repeating the call can help.
 *
 * A2A's own rows follow A2A 1.0.1 section 5.4; the codes from -32050 are the gateway's (JSON-RPC 2.0
 * leaves -32000..-32099 to servers; A2A counts down from -32001). `docs/errors.md` explains each row, and a test keeps the two in step.
 */
export const ERRORS = {
  // JSON-RPC 2.0, section 5.1
  PARSE_ERROR: { status: 400, rpcStatus: 200, rpc: -32700, grpc: 'INVALID_ARGUMENT', retry: false },
  INVALID_REQUEST: { status: 400, rpcStatus: 200, rpc: -32600, grpc: 'INVALID_ARGUMENT', retry: false },
  METHOD_NOT_FOUND: { status: 404, rpcStatus: 200, rpc: -32601, grpc: 'NOT_FOUND', retry: false },
  INVALID_PARAMS: { status: 400, rpcStatus: 200, rpc: -32602, grpc: 'INVALID_ARGUMENT', retry: false },
  INTERNAL: { status: 500, rpcStatus: 200, rpc: -32603, grpc: 'INTERNAL', retry: true },
  // A2A 1.0.1, section 5.4
  TASK_NOT_FOUND: { status: 404, rpcStatus: 200, rpc: -32001, grpc: 'NOT_FOUND', retry: false },
  TASK_NOT_CANCELABLE: { status: 400, rpcStatus: 200, rpc: -32002, grpc: 'FAILED_PRECONDITION', retry: false },
  PUSH_NOTIFICATION_NOT_SUPPORTED: {
    status: 400,
    rpcStatus: 200,
    rpc: -32003,
    grpc: 'FAILED_PRECONDITION',
    retry: false,
  },
  UNSUPPORTED_OPERATION: { status: 400, rpcStatus: 200, rpc: -32004, grpc: 'FAILED_PRECONDITION', retry: false },
  CONTENT_TYPE_NOT_SUPPORTED: { status: 400, rpcStatus: 200, rpc: -32005, grpc: 'INVALID_ARGUMENT', retry: false },
  INVALID_AGENT_RESPONSE: { status: 502, rpcStatus: 200, rpc: -32006, grpc: 'INTERNAL', retry: true },
  EXTENDED_AGENT_CARD_NOT_CONFIGURED: {
    status: 400,
    rpcStatus: 200,
    rpc: -32007,
    grpc: 'FAILED_PRECONDITION',
    retry: false,
  },
  EXTENSION_SUPPORT_REQUIRED: { status: 400, rpcStatus: 200, rpc: -32008, grpc: 'FAILED_PRECONDITION', retry: false },
  VERSION_NOT_SUPPORTED: { status: 400, rpcStatus: 200, rpc: -32009, grpc: 'FAILED_PRECONDITION', retry: false },
  // The gateway's own
  UNAUTHENTICATED: { status: 401, rpcStatus: 401, rpc: -32050, grpc: 'UNAUTHENTICATED', retry: false },
  PERMISSION_DENIED: { status: 403, rpcStatus: 403, rpc: -32051, grpc: 'PERMISSION_DENIED', retry: false },
  AGENT_NOT_FOUND: { status: 404, rpcStatus: 404, rpc: -32052, grpc: 'NOT_FOUND', retry: false },
  PAYLOAD_TOO_LARGE: { status: 413, rpcStatus: 413, rpc: -32600, grpc: 'INVALID_ARGUMENT', retry: false },
  RATE_LIMITED: { status: 429, rpcStatus: 429, rpc: -32053, grpc: 'RESOURCE_EXHAUSTED', retry: true },
  BUDGET_EXCEEDED: { status: 429, rpcStatus: 429, rpc: -32055, grpc: 'RESOURCE_EXHAUSTED', retry: false },
  AGENT_DISABLED: { status: 503, rpcStatus: 503, rpc: -32054, grpc: 'UNAVAILABLE', retry: true },
  AGENT_PAUSED: { status: 503, rpcStatus: 503, rpc: -32056, grpc: 'UNAVAILABLE', retry: true },
  OVERLOADED: { status: 503, rpcStatus: 503, rpc: -32058, grpc: 'UNAVAILABLE', retry: true },
  DEPLOYMENT_GONE: { status: 410, rpcStatus: 200, rpc: -32057, grpc: 'FAILED_PRECONDITION', retry: false },
  UPSTREAM_UNREACHABLE: { status: 502, rpcStatus: 200, rpc: -32603, grpc: 'UNAVAILABLE', retry: true },
  UPSTREAM_TIMEOUT: { status: 504, rpcStatus: 200, rpc: -32603, grpc: 'DEADLINE_EXCEEDED', retry: true },
  UPSTREAM_FAILED: { status: 502, rpcStatus: 200, rpc: -32603, grpc: 'UNAVAILABLE', retry: true },
  UPSTREAM_TRUNCATED: { status: 502, rpcStatus: 200, rpc: -32603, grpc: 'UNAVAILABLE', retry: true },
  UPSTREAM_TOO_LARGE: { status: 502, rpcStatus: 200, rpc: -32603, grpc: 'OUT_OF_RANGE', retry: false },
  ADDRESS_REFUSED: { status: 400, rpcStatus: 200, rpc: -32602, grpc: 'INVALID_ARGUMENT', retry: false },
  SHUTTING_DOWN: { status: 503, rpcStatus: 503, rpc: -32603, grpc: 'UNAVAILABLE', retry: true },
  UNAVAILABLE: { status: 503, rpcStatus: 503, rpc: -32603, grpc: 'UNAVAILABLE', retry: true },
  // The model routes'
  MODEL_NOT_FOUND: { status: 400, rpcStatus: 400, rpc: -32602, grpc: 'NOT_FOUND', retry: false },
  CONTEXT_WINDOW_EXCEEDED: { status: 400, rpcStatus: 400, rpc: -32602, grpc: 'OUT_OF_RANGE', retry: false },
  MODEL_UNAVAILABLE: { status: 429, rpcStatus: 429, rpc: -32059, grpc: 'UNAVAILABLE', retry: true },
  // The management API's
  NOT_FOUND: { status: 404, rpcStatus: 200, rpc: -32601, grpc: 'NOT_FOUND', retry: false },
  METHOD_NOT_ALLOWED: { status: 405, rpcStatus: 405, rpc: -32600, grpc: 'UNIMPLEMENTED', retry: false },
  CONFLICT: { status: 400, rpcStatus: 200, rpc: -32602, grpc: 'ALREADY_EXISTS', retry: false },
  READ_ONLY: { status: 400, rpcStatus: 200, rpc: -32602, grpc: 'FAILED_PRECONDITION', retry: false },
  CARD_UNAVAILABLE: { status: 400, rpcStatus: 200, rpc: -32602, grpc: 'FAILED_PRECONDITION', retry: true },
} as const satisfies Record<string, ErrorRow>;

interface ErrorRow {
  /** HTTP status on REST and management routes. */
  status: number;
  /** HTTP status on JSON-RPC routes: 200 unless HTTP itself refuses (authentication, size, rate, shutdown). */
  rpcStatus: number;
  /** JSON-RPC error code. */
  rpc: number;
  /** Canonical gRPC status name, as `google.rpc.Status` bodies carry it. */
  grpc: string;
  /** Whether the same call, repeated later, may succeed. */
  retry: boolean;
}

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorDetails {
  /** Facts for programs; values become strings in `ErrorInfo.metadata`. Never upstream internals. */
  metadata?: Record<string, string>;
  /** Which fields of the request are wrong, and how: becomes `google.rpc.BadRequest`. */
  violations?: { field: string; description: string }[];
  /** For logs only; never leaves the gateway. */
  cause?: unknown;
  /** True when the agent answered 404, 405, 410 or 426: its card may be out of date. */
  staleCard?: boolean;
  /** Seconds after which a retry makes sense: the `Retry-After` header. */
  retryAfterSeconds?: number;
  /** More headers that the refusal owes its caller, lower-case: which limit it was. */
  headers?: Record<string, string>;
}

/** A failure with a row in the table. The message says what happened, why, and what to do, to whoever called. */
export class SwitchboardError extends Error {
  override readonly name = 'SwitchboardError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.details = details;
  }

  get row(): ErrorRow {
    return ERRORS[this.code];
  }
}
