import { Link } from '@tanstack/react-router';
import { save } from '../../api/download.ts';
import type { TraceDetail } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';

/** A trace for somebody else, for a program, elsewhere, or once more. */
export function TakeAway({ trace }: { trace: TraceDetail }) {
  const { first_call: first, trace_id, links } = trace;
  return (
    <>
      {first.model === null && (
        <Link className="btn small" to="/playground" search={{ agent: first.agent_name, call: first.id }}>
          <Icon name="replay" />
          Replay
        </Link>
      )}
      <Button
        size="small"
        icon="link"
        title="Copies the address of what you see"
        onClick={() => copy(location.href, 'the address of what you see')}
      >
        Share
      </Button>
      <Menu
        trigger={
          <Button size="small" icon="copy">
            Copy
          </Button>
        }
      >
        <MenuItem onSelect={() => copy(trace_id, 'the id of the trace')}>The id, 32 digits</MenuItem>
        <MenuItem onSelect={() => copy(asUuid(trace_id), 'the id as a UUID')}>The id, as a UUID</MenuItem>
        <MenuItem onSelect={() => copy(jsonOf(trace), 'the trace as JSON')}>All of it, as JSON</MenuItem>
      </Menu>
      <Button
        size="small"
        icon="download"
        title="Saves the trace as a file"
        onClick={() => save(new Blob([jsonOf(trace)], { type: 'application/json' }), `trace-${trace_id}.json`)}
      >
        JSON
      </Button>
      {links.map(({ destination, url }) => (
        <a key={destination} className="btn small" href={url} target="_blank" rel="noreferrer">
          <Icon name="out" />
          {destination}
        </a>
      ))}
    </>
  );
}

const jsonOf = (trace: TraceDetail): string => JSON.stringify(trace, null, 2);

/** @param id 32 hex digits */
const asUuid = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const copy = (text: string, what: string): void =>
  void navigator.clipboard.writeText(text).then(() => tell(`Copied ${what}`));
