import { readCredential } from '../../access/index.ts';
import type { Invocation } from '../../gateway/index.ts';
import type { Exchange } from '../exchange.ts';
import type { A2aAddress } from './address.ts';
import type { A2aFrontParts } from './parts.ts';

/** What every A2A call has in common, read from the request before its body. */
export interface CallFacts {
  invocation: Omit<Invocation, keyof Said>;
  /** The query form of the version header (A2A 1.0, section 3.6.1). */
  queryVersion: string | undefined;
}

export function callFacts(
  exchange: Exchange,
  { agentRef, search }: A2aAddress,
  { callerAddress, keyHeader }: A2aFrontParts,
): CallFacts {
  const { request, id, requestId, arrivedAt, signal } = exchange;
  return {
    invocation: {
      id,
      requestId,
      front: 'a2a',
      credential: readCredential(request.headers, keyHeader) ?? null,
      agentRef: agentRef ?? '',
      headers: request.headers,
      clientAddress: callerAddress.client(request),
      baseUrl: callerAddress.baseUrl(request),
      arrivedAt,
      signal,
    },
    queryVersion: search === '' ? undefined : (new URLSearchParams(search).get('A2A-Version') ?? undefined),
  };
}

/** What else the request said, known once its body is read. */
export type Said = Pick<Invocation, 'operation' | 'version' | 'binding' | 'principal' | 'names' | 'message' | 'wire'>;

/** Written out, because spreading objects of this size is slow and every call does it. */
export function invocationOf({ invocation: known }: CallFacts, said: Said): Invocation {
  return {
    id: known.id,
    requestId: known.requestId,
    front: known.front,
    principal: said.principal,
    credential: known.credential,
    agentRef: known.agentRef,
    operation: said.operation,
    version: said.version,
    binding: said.binding,
    message: said.message,
    names: said.names,
    headers: known.headers,
    clientAddress: known.clientAddress,
    baseUrl: known.baseUrl,
    arrivedAt: known.arrivedAt,
    signal: known.signal,
    wire: said.wire,
  };
}
