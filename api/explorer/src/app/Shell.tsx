import type { MouseEvent, ReactNode } from "react";
import type { Status } from "../api/types";
import { useResource } from "../api/useResource";
import { Icon } from "../components/Icon";
import icon from "../icon.svg";
import { LANGUAGES } from "../messages";
import { Arrival } from "./Arrival";
import { useReader } from "./language";
import { Link, useLocation } from "./router";
import { THEMES, useTheme } from "./theme";

const SECTIONS = [
  { key: "matrix", href: "/", owns: /^\/($|card\/)/ },
  { key: "questions", href: "/questions", owns: /^\/questions/ },
  { key: "documents", href: "/documents", owns: /^\/(documents|upload)/ },
  { key: "compare", href: "/compare", owns: /^\/compare/ },
  { key: "graph", href: "/graph", owns: /^\/graph/ },
  { key: "sparql", href: "/sparql", owns: /^\/sparql/ },
  { key: "review", href: "/review", owns: /^\/review/ },
] as const;

const CONTENT = "content";

/** Without a new address: what stands behind the # of the present one is the state of its page. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(CONTENT)?.focus();
}

/** What every page has around it: brand, navigation, language, appearance, footer. */
export function Shell({ children }: { children: ReactNode }) {
  const { messages } = useReader();
  return (
    <>
      <a className="skip-link" href={`#${CONTENT}`} onClick={skip}>
        {messages.skipToContent}
      </a>
      <header className="site-header">
        <div className="site-header__inner">
          <Link className="brand" href="/">
            <img src={icon} alt="" width="28" height="28" />
            <span>{messages.appName}</span>
          </Link>
          <Navigation />
          <div className="site-header__tools">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <main id={CONTENT} tabIndex={-1}>
        {children}
      </main>
      <Arrival content={CONTENT} />
      <Footer />
    </>
  );
}

function Navigation() {
  const { messages } = useReader();
  const { path } = useLocation();
  return (
    <nav className="site-nav" aria-label={messages.navigation.label}>
      {SECTIONS.map(({ key, href, owns }) => (
        <Link key={key} href={href} aria-current={owns.test(path) ? "page" : undefined}>
          {messages.navigation[key]}
        </Link>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { language, messages, setLanguage } = useReader();
  return (
    <div className="segmented segmented--small" role="group" aria-label={messages.language.label}>
      {LANGUAGES.map((known) => (
        <button
          key={known}
          type="button"
          lang={known}
          aria-pressed={known === language}
          onClick={() => setLanguage(known)}
        >
          {known.toUpperCase()}
          <span className="visually-hidden"> {messages.language[known]}</span>
        </button>
      ))}
    </div>
  );
}

function ThemeSwitch() {
  const { messages } = useReader();
  const [theme, setTheme] = useTheme();
  return (
    <div className="segmented segmented--small" role="group" aria-label={messages.theme.label}>
      {THEMES.map((known) => (
        <button
          key={known}
          type="button"
          aria-pressed={known === theme}
          aria-label={messages.theme[known]}
          title={messages.theme[known]}
          onClick={() => setTheme(known)}
        >
          <Icon name={known} />
        </button>
      ))}
    </div>
  );
}

function Footer() {
  const { language, messages } = useReader();
  const status = useResource<Status>("/api/status");
  return (
    <footer className="site-footer">
      <span>{messages.tagline}</span>
      <a href={`/ns?lang=${language}`}>{messages.footer.reference}</a>
      <span>{messages.footer.local}</span>
      {status.status === "ready" && (
        <span>
          {messages.footer.version(status.data.version)}
          {status.data.generation !== null && ` · ${messages.footer.generation(status.data.generation)}`}
        </span>
      )}
      <Printed />
    </footer>
  );
}

/** Whence a printed page is. */
function Printed() {
  useLocation();
  return <p className="print-only">{window.location.href}</p>;
}
