import { Component, lazy, type ReactNode, Suspense } from "react";
import { NoPage } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import type { Messages } from "../messages";
import { MatrixPage } from "../pages/matrix/MatrixPage";
import { AccessProvider } from "./access";
import { pageOf } from "./Arrival";
import { LanguageProvider, useReader } from "./language";
import { useLocation } from "./router";
import { Shell } from "./Shell";

const DocumentsPage = lazy(() => import("../pages/documents/DocumentsPage"));
const DocumentPage = lazy(() => import("../pages/documents/DocumentPage"));
const VersionsPage = lazy(() => import("../pages/documents/VersionsPage"));
const UploadPage = lazy(() => import("../pages/upload/UploadPage"));
const QuestionsPage = lazy(() => import("../pages/questions/QuestionsPage"));
const QuestionPage = lazy(() => import("../pages/questions/QuestionPage"));
const ComparePage = lazy(() => import("../pages/compare/ComparePage"));
const CardPage = lazy(() => import("../pages/proof/CardPage"));
const GraphPage = lazy(() => import("../pages/graph/GraphPage"));
const ReviewPage = lazy(() => import("../pages/review/ReviewPage"));
const SparqlPage = lazy(() => import("../pages/sparql/SparqlPage"));

export function App() {
  return (
    <LanguageProvider>
      <AccessProvider>
        <Shell>
          <PageBoundary>
            <Suspense fallback={<Skeleton lines={8} />}>
              <Page />
            </Suspense>
          </PageBoundary>
        </Shell>
      </AccessProvider>
    </LanguageProvider>
  );
}

/** The page for the address. */
function Page() {
  const { path } = useLocation();
  const [, section = "", ...rest] = path.split("/");
  const name = decoded(rest);
  if (name === null) return <NoPage />;
  if (section === "") return <MatrixPage />;
  if (section === "card" && name) return <CardPage key={name} comparison={name} />;
  const versionsOf = section === "documents" && /^([^/]+)\/versions$/.exec(name)?.[1];
  if (versionsOf) return <VersionsPage key={versionsOf} id={versionsOf} />;
  if (section === "documents") return name ? <DocumentPage key={name} id={name} /> : <DocumentsPage />;
  if (section === "upload" && !name) return <UploadPage />;
  if (section === "questions") return name ? <QuestionPage key={name} id={name} /> : <QuestionsPage />;
  if (section === "compare" && !name) return <ComparePage />;
  if (section === "graph" && !name) return <GraphPage />;
  if (section === "review" && !name) return <ReviewPage />;
  if (section === "sparql" && !name) return <SparqlPage />;
  return <NoPage />;
}

/** The parts of a path as one name; null where they are no percent-encoded UTF-8. */
function decoded(parts: readonly string[]): string | null {
  try {
    return parts.map(decodeURIComponent).join("/");
  } catch {
    return null;
  }
}

/** Shows what went wrong in a page and leaves the rest of the application usable. */
function PageBoundary({ children }: { children: ReactNode }) {
  const { messages } = useReader();
  const { path } = useLocation();
  return (
    <ErrorBoundary key={pageOf(path)} messages={messages}>
      {children}
    </ErrorBoundary>
  );
}

interface Fate {
  error: Error | null;
}

/** Also catches the code of a page that is no longer there, after the server was renewed: loading anew mends that. */
class ErrorBoundary extends Component<{ messages: Messages; children: ReactNode }, Fate> {
  override state: Fate = { error: null };

  static getDerivedStateFromError(error: Error): Fate {
    return { error };
  }

  override render() {
    const { messages, children } = this.props;
    if (!this.state.error) return children;
    return (
      <div className="page">
        <div className="notice notice--error" role="alert">
          <h1>{messages.errors.broken}</h1>
          <p>{messages.errors.reloadAdvice}</p>
          <p lang="en" className="hint">
            {this.state.error.message}
          </p>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {messages.errors.reload}
          </button>
        </div>
      </div>
    );
  }
}
