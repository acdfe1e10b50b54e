import type { Call } from '../../../api/types.ts';
import { Icon } from '../../../kit/icon.tsx';
import { type TraceLink, useTraceLinks } from './use-trace-links.ts';

/** Where Langfuse shows a call, for those who may know where traces are sent. */
export const LangfuseLinks = ({ call, links }: { call: Call; links: readonly TraceLink[] | undefined }) =>
  useTraceLinks(call, links).map(({ destination, url }) => (
    <a key={destination} className="btn small" href={url} target="_blank" rel="noreferrer">
      <Icon name="out" />
      {destination}
    </a>
  ));
