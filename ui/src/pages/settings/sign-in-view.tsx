import { Link } from '@tanstack/react-router';
import type { GatewaySettings } from '../../api/settings.ts';
import { rough } from '../../format/time.ts';
import { Copy } from '../../kit/copy.tsx';
import { State } from '../../kit/state.tsx';
import { FactList, Part, SetBy } from './part.tsx';

type SignIn = GatewaySettings['sign_in'];

/** Who gets in, and how. */
export function SignInView({ signIn }: { signIn: SignIn }) {
  const { single_sign_on: sso, callback_url, session_ms, password } = signIn;
  return (
    <>
      <Part title="Single sign-on" note={sso ? 'on' : 'off'}>
        {sso ? <Provider sso={sso} callback={callback_url} /> : <HowToBegin callback={callback_url} />}
      </Part>
      <Part title="Passwords">
        <FactList
          facts={[
            [
              'A password has',
              `${password.min_length} characters or more, ${password.min_distinct_characters} of them different, and is no name and no word that everybody tries first`,
            ],
            ['Guessing', 'after ten failures an address, and a name, waits for five minutes'],
            [
              'Who has one',
              <span key="w">
                whoever accepted an invitation; invite people under{' '}
                <Link className="textlink" to="/users">
                  Users
                </Link>
              </span>,
            ],
          ]}
        />
      </Part>
      <Part title="Sessions">
        <FactList
          facts={[
            ['They last', rough(session_ms)],
            ['They end', 'at once when their key or user is blocked, removed, or gets another password'],
          ]}
        />
      </Part>
    </>
  );
}

function Provider({ sso, callback }: { sso: NonNullable<SignIn['single_sign_on']>; callback: string }) {
  const domains = sso.allowed_email_domains;
  return (
    <FactList
      facts={[
        ['State', <State key="s" kind="ok">{`people sign in with ${sso.name}`}</State>],
        ['Issuer', <Copy key="i" text={sso.issuer} />],
        [
          'Client',
          <span
            key="c"
            className="mono"
          >{`${sso.client_id}${sso.has_client_secret ? '' : ', without a secret'}`}</span>,
        ],
        ['Redirect address', <Copy key="r" text={callback} />],
        ['It is asked for', sso.scopes.join(', ')],
        [
          'It lets in',
          domains.length === 0 ? 'whoever the provider knows' : `verified e-mails of ${domains.join(', ')}`,
        ],
        [
          'New people',
          sso.auto_provision ? `become users with the role ${sso.default_role}` : 'need an invitation first',
        ],
        ['Roles', <Claim key="ro" claim={sso.role_claim} meanings={sso.roles} otherwise="are kept here" />],
        ['Teams', <Claim key="te" claim={sso.team_claim} meanings={sso.teams} otherwise="are kept here" />],
      ]}
    />
  );
}

function Claim({
  claim,
  meanings,
  otherwise,
}: {
  claim: string | null;
  meanings: Record<string, string>;
  otherwise: string;
}) {
  if (claim === null) return otherwise;
  const pairs = Object.entries(meanings).map(([says, means]) => `${says} is ${means}`);
  return (
    <>
      follow the claim <span className="mono">{claim}</span>
      {pairs.length > 0 && `: ${pairs.join(', ')}`}
    </>
  );
}

const EXAMPLE =
  'sso:\n  issuer: https://login.example.com\n  client_id: switchboard\n  client_secret: os.environ/SSO_SECRET';

function HowToBegin({ callback }: { callback: string }) {
  return (
    <div className="how">
      <p>
        People sign in with the admin key, a key of theirs, or a password. To let them in with your company’s identity
        provider (OpenID), register the gateway there with this redirect address, and name the provider in the
        configuration; it takes effect at the next start.
      </p>
      <FactList facts={[['Redirect address', <Copy key="r" text={callback} />]]} />
      <pre className="code">{EXAMPLE}</pre>
      <p className="ink-3">
        All keys of <SetBy>sso</SetBy> stand in the documentation of the configuration.
      </p>
    </div>
  );
}
