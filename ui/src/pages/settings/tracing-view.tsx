import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { destinationsQuery } from '../../api/settings.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { Destination } from './destinations/destination.tsx';
import { DestinationForm } from './destinations/destination-form.tsx';
import { SetBy } from './part.tsx';

const route = getRouteApi('/app/settings');

/** Where traces are sent, how that goes, and what is changed about it. */
export function TracingView() {
  const { add, destination: open } = route.useSearch();
  const isAdding = add === 'destination';
  const navigate = route.useNavigate();
  const mayManage = useMayManage();
  const { data: destinations, error } = useQuery(destinationsQuery);
  const show = (what: { add?: 'destination'; destination?: string } = {}) =>
    void navigate({ search: ({ view, show, find }) => ({ view, show, find, ...what }) });
  const addButton = mayManage && !isAdding && (
    <Button look="primary" icon="plus" onClick={() => show({ add: 'destination' })}>
      Add destination
    </Button>
  );
  return (
    <section aria-label="Where traces are sent">
      <div className="sec-head">
        <h2>Where traces are sent</h2>
        {destinations && destinations.length > 0 && (
          <>
            <span className="note">{plural(destinations.length, 'destination')}</span>
            <span className="push">{addButton}</span>
          </>
        )}
      </div>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {mayManage && isAdding && <DestinationForm destination={undefined} onClose={() => show()} />}
      {destinations?.length === 0 && !isAdding && (
        <Empty title="No destination yet">
          <p>
            Langfuse and collectors of OpenTelemetry are told of every call once they are added here, or in the file.
          </p>
          {addButton}
        </Empty>
      )}
      <div className="destinations">
        {destinations?.map((destination) =>
          mayManage && destination.name === open && destination.source === 'api' ? (
            <article key={destination.name} className="destination" aria-label={destination.name}>
              <h3>{destination.name}</h3>
              <DestinationForm destination={destination} onClose={() => show()} />
            </article>
          ) : (
            <Destination
              key={destination.name}
              destination={destination}
              onChange={() => show({ destination: destination.name })}
            />
          ),
        )}
      </div>
      <p className="inset more ink-3">
        Those of the file stand under <SetBy>tracing.destinations</SetBy> and <SetBy>litellm_settings.callbacks</SetBy>.
        Changes take effect at once, and what waits for a destination that goes is sent first.
      </p>
    </section>
  );
}
