/** The banner of signed-out pages: one trace, large. */
export function SignInStrip() {
  return (
    <div className="art" aria-hidden="true">
      <svg className="strip" width="1440" height="72" viewBox="0 0 1440 72" preserveAspectRatio="none">
        <title>A trace</title>
        <path
          className="hop-agent"
          d="M0 11h1440v1h-1440zM289 0h564v23h-564zM291 0h426v23h-426zM725 0h125v23h-125zM0 24h16v48h-16zM281 24h16v48h-16zM983 24h4v48h-4zM1432 24h7v48h-7z"
        />
        <path
          className="hop-llm"
          d="M17 24h263v48h-263zM298 24h7v48h-7zM306 24h10v48h-10zM317 24h170v24h-170zM513 24h10v24h-10zM524 24h4v48h-4zM529 24h182v48h-182zM712 24h22v48h-22zM735 24h103v48h-103zM839 24h6v48h-6zM988 24h443v48h-443z"
        />
        <path
          className="hop-tool"
          d="M317 48h170v24h-170zM488 24h5v48h-5zM494 24h18v48h-18zM513 48h10v24h-10zM966 24h16v48h-16z"
        />
        <path className="wait" d="M846 24h119v48h-119z" />
      </svg>
    </div>
  );
}
