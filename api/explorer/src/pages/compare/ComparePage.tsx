import { useReader } from "../../app/language";
import { Link, useLocation } from "../../app/router";
import { useTitle } from "../../app/title";
import { SideBySide } from "./SideBySide";
import { TimelinePage } from "./TimelinePage";

const VIEWS = ["provinces", "time"] as const;

/** Comparisons: two provinces side by side, or an indicator over time. */
export default function ComparePage() {
  const { messages } = useReader();
  const { parameters } = useLocation();
  const view = VIEWS.find((known) => known === parameters.get("view")) ?? "provinces";
  useTitle(messages.compare.title);
  return (
    <div className="page page--wide">
      <header className="page__header">
        <h1>{messages.compare.title}</h1>
        <p>{messages.compare.intro[view]}</p>
      </header>
      <nav className="tabs" aria-label={messages.compare.views}>
        {VIEWS.map((known) => (
          <Link key={known} href={`/compare?view=${known}`} aria-current={known === view ? "page" : undefined}>
            {messages.compare.tabs[known]}
          </Link>
        ))}
      </nav>
      {view === "time" ? <TimelinePage /> : <SideBySide />}
    </div>
  );
}
