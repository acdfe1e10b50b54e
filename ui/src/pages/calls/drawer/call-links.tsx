import { Link } from '@tanstack/react-router';
import type { TraceDestination } from '../../../api/settings.ts';
import type { Call } from '../../../api/types.ts';
import { CopyId } from '../../../kit/copy-id.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { usePowers } from '../../../shell/use-powers.ts';
import { DestinationState } from '../../settings/destinations/destination-state.tsx';
import { type TraceLink, useDestinations, useTraceLinks } from './use-trace-links.ts';

const KINDS = {
  langfuse: { name: 'Langfuse', docs: 'https://langfuse.com/docs/observability/overview' },
  otlp: { name: 'a collector of OpenTelemetry', docs: 'https://opentelemetry.io/docs/collector/' },
} as const;

/** Where else the call is to be seen: every destination of traces, with its page of the call where it has one. */
export function CallLinks({ call, links }: { call: Call; links: readonly TraceLink[] | undefined }) {
  const { mayInspect } = usePowers();
  const destinations = useDestinations();
  const found = new Map(useTraceLinks(call, links).map(({ destination, url }) => [destination, url]));
  if (!mayInspect) return <Notice kind="plain">Where traces are sent is shown to administrators and viewers.</Notice>;
  if (destinations?.length === 0) return <SentNowhere />;
  return (
    <>
      {destinations?.map((destination) => (
        <Destination key={destination.name} destination={destination} url={found.get(destination.name)} />
      ))}
      {destinations && (
        <section className="block elsewhere last" aria-label="What to look for there">
          <dl className="kv">
            <dt>Trace</dt>
            <dd>
              <CopyId id={call.trace_id} />
            </dd>
            {call.span_id !== null && (
              <>
                <dt>Span</dt>
                <dd>
                  <CopyId id={call.span_id} />
                </dd>
              </>
            )}
          </dl>
        </section>
      )}
    </>
  );
}

interface DestinationProps {
  destination: TraceDestination;
  /** Of its page of the call. */
  url: string | undefined;
}

function Destination({ destination, url }: DestinationProps) {
  const { name, docs } = KINDS[destination.type];
  return (
    <section className="block elsewhere" aria-label={destination.name}>
      <div className="row">
        <h3>{destination.name}</h3>
        <span className="ink-3">{name}</span>
        <DestinationState state={destination.state} />
        {url !== undefined && (
          <a className="btn small push" href={url} target="_blank" rel="noreferrer">
            <Icon name="out" />
            Open this call
          </a>
        )}
      </div>
      {url === undefined && <p className="small ink-2">{whyNoPage(destination)}</p>}
      <p className="row small">
        <Link className="textlink" to="/settings" search={{ view: 'tracing' }}>
          How it is set up
        </Link>
        <a className="textlink" href={docs} target="_blank" rel="noreferrer">
          Its documentation
        </a>
      </p>
    </section>
  );
}

function whyNoPage({ type, paused, trace_url, agents, teams, sampling }: TraceDestination): string {
  if (paused) return 'It was paused by hand: what ended since is not there.';
  if (agents !== null || teams !== null || sampling < 1)
    return 'It gets some traces only, and this one may not be there.';
  if (type === 'langfuse' && trace_url === null) return 'Its project is not known yet: it has not let the gateway in.';
  return 'Collectors have no page that the gateway knows. The call is found there by the ids below.';
}

const SentNowhere = () => (
  <section className="block lead" aria-label="Sent nowhere">
    <p className="ink-2">
      Traces are sent nowhere. With a destination, each call has its page there, one click from here.
    </p>
    <p>
      <Link className="btn small" to="/settings" search={{ view: 'tracing' }}>
        <Icon name="plus" />
        Add a destination
      </Link>
    </p>
  </section>
);
