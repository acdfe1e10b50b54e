import { isSecretName } from '../../protocol/index.ts';

/**
 * Whether the values of a header may be kept. An allow-list: what nobody has thought of may be a credential, so its value
 * is hidden and its name alone stays.
 *
 * @param name in lower case
 */
export function isShownHeader(name: string): boolean {
  const own = name.startsWith(OF_PROVIDER) ? name.slice(OF_PROVIDER.length) : name;
  return (NAMES.has(own) || FAMILIES.test(own)) && !isSecretName(own);
}

/** What the gateway hands on of a provider's headers, it names so. */
const OF_PROVIDER = 'llm_provider-';

/** Of HTTP itself, its caches, and browsers (RFC 9110, RFC 9111, Fetch). */
const OF_HTTP = `
  accept accept-charset accept-encoding accept-language accept-ranges age allow alt-svc cache-control connection
  content-encoding content-language content-length content-security-policy content-type date etag expect expires host
  keep-alive last-event-id last-modified origin pragma priority proxy-connection referrer-policy retry-after server
  server-timing strict-transport-security te timing-allow-origin trailer transfer-encoding upgrade
  upgrade-insecure-requests user-agent vary via www-authenticate x-accel-buffering x-content-type-options
  x-frame-options x-powered-by x-requested-with x-robots-tag x-should-retry x-xss-protection`;

/** Of what stands between: who called, by which way, how long it took. */
const OF_PROXIES = `
  cf-cache-status cf-connecting-ip cf-ipcountry cf-ray fly-region forwarded x-cache x-cloud-trace-context x-envoy-attempt-count
  x-envoy-upstream-service-time x-forwarded-for x-forwarded-host x-forwarded-port x-forwarded-proto x-real-ip
  x-response-time x-runtime`;

/** By which calls and traces are found again (W3C Trace Context). */
const OF_TRACES = `
  apim-request-id request-id traceparent tracestate x-amzn-errortype x-amzn-requestid x-amzn-trace-id x-correlation-id
  x-litellm-agent-id x-litellm-call-id x-litellm-customer-id x-litellm-end-user-id x-litellm-session-id x-litellm-tags
  x-litellm-team-id x-litellm-trace-id x-litellm-user-id x-ms-client-request-id x-ms-region x-ms-request-id x-request-id`;

/** Of A2A, of models and of this gateway. */
const OF_AGENTS = `
  a2a-extensions a2a-version anthropic-beta anthropic-version openai-beta openai-processing-ms openai-version
  rate_limit_type reset_at x-a2a-extensions x-litellm-attempted-fallbacks x-litellm-attempted-retries
  x-litellm-enable-message-redaction x-litellm-key-max-budget x-litellm-key-rpm-limit x-litellm-key-spend
  x-litellm-key-tpm-limit x-litellm-max-fallbacks x-litellm-model-group x-litellm-model-id x-litellm-model-region
  x-litellm-num-retries x-litellm-overhead-duration-ms x-litellm-response-cost
  x-litellm-response-cost-discount-amount x-litellm-response-cost-margin-amount
  x-litellm-response-cost-margin-percent x-litellm-response-cost-original x-litellm-response-duration-ms
  x-litellm-stream-timeout x-litellm-timeout x-litellm-version x-switchboard-ui`;

const NAMES = new Set([OF_HTTP, OF_PROXIES, OF_TRACES, OF_AGENTS].flatMap((names) => names.trim().split(/\s+/)));

/** What is said in them has a form of its own: versions of SDKs, limits, and who may read an answer. */
const FAMILIES = /^(?:access-control-|anthropic-ratelimit-|ratelimit-|sec-ch-ua|sec-fetch-|x-ratelimit-|x-stainless-)/;
