import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteView, saveView, viewsQuery } from '../../api/views.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { NameView } from '../calls/filters/name-view.tsx';

/** What the address says of the report. */
export type UsageSearch = { measure?: string; by?: string; compare?: string; range?: string };

interface UsageViewsProps {
  search: UsageSearch;
  onOpen: (search: UsageSearch) => void;
}

/** Reports that were saved under a name: one's own, and those that others share. */
export function UsageViews({ search, onOpen }: UsageViewsProps) {
  const queries = useQueryClient();
  const { data: views = [] } = useQuery(viewsQuery('usage'));
  const [isNaming, setNaming] = useState(false);
  const settled = {
    onError: ({ message }: Error) => tell(message),
    onSettled: () => queries.invalidateQueries({ queryKey: viewsQuery('usage').queryKey }),
  };
  const saving = useMutation({ mutationFn: saveView, ...settled });
  const removing = useMutation({ mutationFn: deleteView, ...settled });
  const kept = keptOf(search);
  const open = views.find((view) => spelled(view.search) === spelled(kept));
  return (
    <>
      <Menu trigger={<Button icon="star">{open?.name ?? 'Views'}</Button>}>
        {views.map((view) => (
          <MenuItem key={view.id} onSelect={() => onOpen(view.search)}>
            {view.name}
          </MenuItem>
        ))}
        <MenuItem icon="plus" onSelect={() => setNaming(true)}>
          Save this report
        </MenuItem>
        {open?.own && (
          <MenuItem icon="x" onSelect={() => removing.mutate(open.id)}>
            Delete {open.name}
          </MenuItem>
        )}
      </Menu>
      <NameView
        open={isNaming}
        problem={saving.error?.message}
        onClose={() => setNaming(false)}
        onSave={(name, shared) =>
          saving.mutate({ page: 'usage', name, shared, search: kept }, { onSuccess: () => setNaming(false) })
        }
      />
    </>
  );
}

const keptOf = (search: UsageSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Record<string, string>;

const spelled = (search: object): string =>
  JSON.stringify(Object.entries(search).toSorted(([one], [other]) => (one < other ? -1 : 1)));
