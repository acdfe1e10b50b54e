/** Who made something and who changed it last, and when: epoch milliseconds. */
export interface Authorship {
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** The authorship of what is made now. */
export const authored = (now: number, actor: string): Authorship => ({
  createdAt: now,
  createdBy: actor,
  updatedAt: now,
  updatedBy: actor,
});

interface AuthorshipColumns {
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}

export const authorshipOf = (row: AuthorshipColumns): Authorship => ({
  createdAt: row.created_at,
  createdBy: row.created_by,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
});

export const authorshipColumns = (record: Authorship): AuthorshipColumns => ({
  created_at: record.createdAt,
  created_by: record.createdBy,
  updated_at: record.updatedAt,
  updated_by: record.updatedBy,
});
