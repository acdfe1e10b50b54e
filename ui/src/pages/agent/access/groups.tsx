/** The access groups that the agent belongs to. */
export const Groups = ({ groups }: { groups: readonly string[] }) => (
  <section className="side">
    <h2>
      Groups<span className="note">who is given one may call it</span>
    </h2>
    <p className="row wrap">
      {groups.length === 0 && <span className="small ink-3">it belongs to none</span>}
      {groups.map((group) => (
        <span key={group} className="tag">
          {group}
        </span>
      ))}
    </p>
  </section>
);
