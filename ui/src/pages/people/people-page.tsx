import './people.css';
import type { ReactNode } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { SearchBox } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { SortHead } from '../../kit/table/sort-head.tsx';
import { type SortedColumn, useListOrder } from '../../kit/table/use-list-order.ts';

export interface Column<Item> {
  name: string;
  /** `p1` and `p2` give way where there is no room. */
  look?: string;
  show: (item: Item) => ReactNode;
  /** By which the list can be ordered, under this name in the address. */
  sort?: SortedColumn<Item> & { id: string };
}

interface PeoplePageProps<Item> {
  title: string;
  searchLabel: string;
  find: string;
  onFind: (text: string) => void;
  /** Undefined while they are on their way. */
  items: readonly Item[] | undefined;
  columns: readonly Column<Item>[];
  idOf: (item: Item) => string;
  openId: string | undefined;
  onOpen: (id: string) => void;
  /** The button that makes one. */
  make: ReactNode;
  empty: { title: string; says: string };
  /** What who looks does not see, or may not do; null for who sees and does all. */
  says?: string | null;
  drawer: ReactNode;
}

/** A list, with the one that is open beside it. */
export function PeoplePage<Item>(props: PeoplePageProps<Item>) {
  const { title, items, columns, idOf, openId, onOpen, make, empty, says, drawer } = props;
  const { order, sorted, sortBy } = useListOrder<Item>(
    Object.fromEntries(columns.flatMap(({ sort }) => (sort ? [[sort.id, sort]] : []))),
  );
  const isEmpty = items?.length === 0 && props.find === '';
  return (
    <main className="main fixed page-people" id="main">
      <div className={openId === undefined ? 'alone' : 'with-drawer'}>
        <section className="list" aria-label={title}>
          <header className="page-head">
            <h1>{title}</h1>
            {!isEmpty && (
              <div className="acts">
                <SearchBox label={props.searchLabel} value={props.find} onChange={props.onFind} />
                {make}
              </div>
            )}
          </header>
          {says && <Notice>{says}</Notice>}
          {isEmpty ? (
            <Empty title={empty.title}>
              <p>{empty.says}</p>
              {make}
            </Empty>
          ) : (
            <div className="scroll">
              <table className="table roomy">
                <thead>
                  <tr>
                    {columns.map(({ name, look, sort }) =>
                      sort ? (
                        <SortHead
                          key={name}
                          className={look}
                          column={sort.id}
                          order={order}
                          onSort={() => sortBy(sort.id)}
                        >
                          {name}
                        </SortHead>
                      ) : (
                        <th key={name} className={look}>
                          {name}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {!items && <SkeletonRows rows={6} columns={columns.length} />}
                  {sorted(items)?.map((item) => (
                    <tr
                      key={idOf(item)}
                      aria-selected={idOf(item) === openId}
                      onClick={({ target }) => (target as Element).closest('a') ?? onOpen(idOf(item))}
                    >
                      {columns.map(({ name, look, show }) => (
                        <td key={name} className={look}>
                          {show(item)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        {drawer}
      </div>
    </main>
  );
}
