import { createHash } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type {
  AgentRegistration,
  CertificateFields,
  DeploymentRegistration,
  RegisteredPlatform,
} from '../../config/index.ts';
import type { ClientCertificate, Identity } from '../../outbound/index.ts';
import { invalid } from '../invalid-field.ts';
import { platformCredentials } from './platform-credentials.ts';
import { readCredentials } from './read-credentials.ts';

type Given = Pick<AgentRegistration, 'credentials' | 'client_certificate'>;

/**
 * Who the gateway is to a deployment: what the deployment says, else what the agent says, else what follows from the
 * fields of its platform.
 *
 * @param headers sent with its calls
 * @throws SwitchboardError INVALID_PARAMS, naming the field and what it should be
 */
export function identityOf(
  agent: Given,
  deployment: Pick<DeploymentRegistration, 'credentials' | 'client_certificate'>,
  { platform, headers }: { platform: RegisteredPlatform; headers: Record<string, string> },
): Identity | undefined {
  const given = deployment.credentials ?? agent.credentials;
  const credentials = given ? readCredentials(given) : platformCredentials(platform, headers);
  const pair = deployment.client_certificate ?? agent.client_certificate;
  const certificate = pair ? readCertificate(pair) : undefined;
  return credentials || certificate ? { credentials, certificate } : undefined;
}

function readCertificate(given: CertificateFields): ClientCertificate {
  const { certificate, private_key: privateKey, passphrase, authorities } = given;
  try {
    createSecureContext({ cert: certificate, key: privateKey, passphrase, ca: authorities });
  } catch {
    throw invalid('client_certificate', 'must be a certificate and its own private key, as PEM');
  }
  const id = createHash('sha256')
    .update(JSON.stringify([certificate, privateKey, authorities]))
    .digest('base64url');
  return { id, certificate, privateKey, passphrase, authorities };
}
