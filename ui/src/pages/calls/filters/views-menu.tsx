import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { usePreference } from '../../../api/preferences.ts';
import type { SavedView } from '../../../api/types.ts';
import { changeView, deleteView, saveView, type ViewsPage, viewsQuery } from '../../../api/views.ts';
import { Button } from '../../../kit/button.tsx';
import { Menu, MenuCheck, MenuItem } from '../../../kit/menu.tsx';
import { tell } from '../../../kit/toast.tsx';
import { type CallsSearch, withoutFilters } from './calls-search.ts';
import { NameView } from './name-view.tsx';
import { isBare, keptOf, openedView } from './saved-views.ts';

interface ViewsMenuProps {
  page: ViewsPage;
  search: CallsSearch;
  /** Takes a view's filters for those in the address. */
  onOpen: (search: CallsSearch, replace?: boolean) => void;
}

/** Filters that were saved under a name, one's own and shared ones; the one that is open says whether it was changed. */
export function ViewsMenu({ page, search, onOpen }: ViewsMenuProps) {
  const { data: views = NONE } = useQuery(viewsQuery(page));
  const [isNaming, setNaming] = useState(false);
  const [byDefault, setDefault] = usePreference(`${page}.default_view`, readId);
  const { save, change, remove } = useChanges(page);
  const opened = openedView(views, search);
  const openView = (view: SavedView, replace = false) => {
    const rest = Object.entries(withoutFilters(search)).filter(([name]) => !name.startsWith('sort_'));
    onOpen({ ...Object.fromEntries(rest), ...view.search, saved: view.id }, replace);
  };
  useDefault(
    views.find(({ id }) => id === byDefault),
    search,
    (view) => openView(view, true),
  );
  return (
    <>
      <Menu trigger={<Button icon="down">{opened ? nameOf(opened) : 'Views'}</Button>}>
        {views.map((view) => (
          <MenuItem key={view.id} onSelect={() => openView(view)}>
            {view.name}
            {!view.own && <span className="sub"> shared</span>}
          </MenuItem>
        ))}
        {opened?.isChanged && opened.view.own && (
          <MenuItem icon="check" onSelect={() => change.mutate([opened.view, { search: keptOf(search) }])}>
            Update {opened.view.name}
          </MenuItem>
        )}
        <MenuItem icon="plus" onSelect={() => setNaming(true)}>
          Save these filters
        </MenuItem>
        {opened && (
          <MenuCheck
            checked={byDefault === opened.view.id}
            onChange={(checked) => setDefault(checked ? opened.view.id : null)}
          >
            Open this page with it
          </MenuCheck>
        )}
        {opened?.view.own && (
          <>
            <MenuCheck checked={opened.view.shared} onChange={(shared) => change.mutate([opened.view, { shared }])}>
              Shared with everybody
            </MenuCheck>
            <MenuItem icon="x" onSelect={() => remove.mutate(opened.view)}>
              Delete {opened.view.name}
            </MenuItem>
          </>
        )}
      </Menu>
      <NameView
        open={isNaming}
        problem={save.error?.message}
        onClose={() => setNaming(false)}
        onSave={(name, shared) =>
          save.mutate(
            { page, name, shared, search: keptOf(search) },
            {
              onSuccess: (view) => {
                setNaming(false);
                openView(view, true);
              },
            },
          )
        }
      />
    </>
  );
}

const NONE: readonly SavedView[] = [];

const readId = (stored: unknown): string | null => (typeof stored === 'string' ? stored : null);

const nameOf = ({ view, isChanged }: { view: SavedView; isChanged: boolean }): string =>
  isChanged ? `${view.name}, changed` : view.name;

function useChanges(page: ViewsPage) {
  const queries = useQueryClient();
  const settled = {
    onError: (error: Error) => tell(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: viewsQuery(page).queryKey }),
  };
  return {
    save: useMutation({ mutationFn: saveView, onSettled: settled.onSettled }),
    change: useMutation({
      mutationFn: ([{ id }, changes]: [SavedView, Parameters<typeof changeView>[1]]) => changeView(id, changes),
      onSuccess: ({ name }) => tell(`Updated the view ${name}`),
      ...settled,
    }),
    remove: useMutation({
      mutationFn: ({ id }: SavedView) => deleteView(id),
      onSuccess: (_, { name }) => tell(`Deleted the view ${name}`),
      ...settled,
    }),
  };
}

/** Opens what one chose to begin with, where the address says nothing else; once a visit, so that it can be left. */
function useDefault(view: SavedView | undefined, search: CallsSearch, open: (view: SavedView) => void): void {
  const isFirst = useRef(isBare(search));
  useEffect(() => {
    if (!view || !isFirst.current) return;
    isFirst.current = false;
    if (isBare(search)) open(view);
  });
}
