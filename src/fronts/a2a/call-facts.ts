import type { Invocation } from '../../gateway/index.ts';
import type { Exchange } from '../exchange.ts';
import type { A2aAddress } from './address.ts';
import type { A2aFrontParts } from './parts.ts';

/** What every A2A call has in common, read from the request before its body. */
export interface CallFacts {
  invocation: Pick<
    Invocation,
    | 'id'
    | 'requestId'
    | 'front'
    | 'credential'
    | 'agentRef'
    | 'headers'
    | 'clientAddress'
    | 'baseUrl'
    | 'arrivedAt'
    | 'signal'
  >;
  /** The query form of the version header (A2A 1.0, section 3.6.1). */
  queryVersion: string | undefined;
}

export function callFacts(
  exchange: Exchange,
  agentRef: string,
  { search }: A2aAddress,
  credential: string | undefined,
  { callerAddress, newId }: A2aFrontParts,
): CallFacts {
  const { request, requestId, arrivedAt, signal } = exchange;
  return {
    invocation: {
      id: newId(),
      requestId,
      front: 'a2a',
      credential: credential ?? null,
      agentRef,
      headers: request.headers,
      clientAddress: callerAddress.client(request),
      baseUrl: callerAddress.baseUrl(request),
      arrivedAt,
      signal,
    },
    queryVersion: search === '' ? undefined : (new URLSearchParams(search).get('A2A-Version') ?? undefined),
  };
}
