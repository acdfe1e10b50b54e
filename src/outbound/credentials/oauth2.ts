import type { Oauth2Client } from './contract.ts';
import { sourceKey, type TokenSource } from './token-cache.ts';
import { askAccessToken, type CredentialTools } from './token-endpoint.ts';

/** OAuth 2.0 client credentials (RFC 6749, section 4.4). */
export function oauth2Source(client: Oauth2Client, tools: CredentialTools): TokenSource<string> {
  const { tokenUrl, tokenNetwork: network, clientId, clientSecret, scope, audience, clientAuth } = client;
  const inForm = clientAuth === 'post';
  return {
    key: sourceKey('oauth2', tokenUrl, network, clientId, scope, audience, clientAuth, clientSecret),
    fetch: () =>
      askAccessToken(
        {
          method: 'POST',
          url: new URL(tokenUrl),
          network,
          ...(!inForm && { headers: { authorization: basicAuthorization(clientId, clientSecret) } }),
          form: {
            grant_type: 'client_credentials',
            scope,
            audience,
            ...(inForm && { client_id: clientId, client_secret: clientSecret }),
          },
        },
        tools,
      ),
  };
}

/** Both are form-encoded first (RFC 6749, section 2.3.1). */
function basicAuthorization(clientId: string, clientSecret: string): string {
  const encoded = [clientId, clientSecret].map((text) => new URLSearchParams({ '': text }).toString().slice(1));
  return `Basic ${Buffer.from(encoded.join(':')).toString('base64')}`;
}
