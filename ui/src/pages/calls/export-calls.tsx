import { useMutation, useQuery } from '@tanstack/react-query';
import { callTotalsQuery, unordered } from '../../api/calls.ts';
import { download } from '../../api/download.ts';
import type { CallFilter } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { stringifySearch } from '../../shell/search-params.ts';

type Format = 'csv' | 'jsonl';

/** Everything that the filters find, also what the list has not come to yet, as a file. */
export function ExportCalls({ filter: listed }: { filter: CallFilter }) {
  const filter = unordered(listed);
  const { data: totals } = useQuery({ ...callTotalsQuery(filter), enabled: false });
  const exporting = useMutation({
    mutationFn: (format: Format) =>
      download(`/v1/calls/export.${format}${stringifySearch({ ...filter })}`, `calls.${format}`),
    onError: (error) => tell(error.message),
  });
  return (
    <Menu
      trigger={
        <Button icon="download" disabled={exporting.isPending}>
          {exporting.isPending ? 'Exporting' : 'Export'}
        </Button>
      }
    >
      <p className="menu-note">
        {totals ? `${totals.complete ? '' : 'At least '}${plural(totals.calls, 'row')}` : 'All that the filters find'}
      </p>
      <MenuItem onSelect={() => exporting.mutate('csv')}>As a table (CSV)</MenuItem>
      <MenuItem onSelect={() => exporting.mutate('jsonl')}>As JSON, a line each</MenuItem>
    </Menu>
  );
}
