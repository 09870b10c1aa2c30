/** What went wrong with a request, in words that a person can act on. */
export class ApiError extends Error {
  readonly status: number;
  /** The kind of problem by name (`query-timeout`), the last part of its type; empty where nothing answered. */
  readonly kind: string;
  /** The same in the reader's language. */
  readonly title: string;
  /** Where a query is wrong, counted from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** What might stand there. */
  readonly expected: readonly string[];
  /** The kind of mistake in a query, and the word that it is about; empty where it is none that is known. */
  readonly fault: string;
  readonly word: string;

  constructor(status: number, title: string, message: string, more: Particulars = {}) {
    super(message);
    this.status = status;
    this.title = title;
    this.kind = more.kind ?? "";
    this.line = more.line;
    this.column = more.column;
    this.expected = more.expected ?? [];
    this.fault = more.fault ?? "";
    this.word = more.word ?? "";
  }
}

interface Particulars {
  kind?: string;
  line?: number;
  column?: number;
  expected?: string[];
  fault?: string;
  word?: string;
}

/** Sends a request to lienket's own server; throws an ApiError for every answer that is not a success. */
export async function request(path: string, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    const headers = new Headers(options.headers);
    headers.set("Accept-Language", document.documentElement.lang);
    response = await fetch(path, { ...options, headers });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, "", "");
  }
  if (!response.ok) throw await problem(response);
  return response;
}

interface ProblemJson extends Omit<Particulars, "kind"> {
  type?: string;
  title?: string;
  detail?: unknown;
}

/** Reads problem+json, and makes do with the status line where something else came. */
async function problem(response: Response): Promise<ApiError> {
  const status = `${response.status} ${response.statusText}`.trim();
  if (!/json/.test(response.headers.get("content-type") ?? "")) return new ApiError(response.status, status, "");
  const body = (await response.json()) as ProblemJson;
  const detail = typeof body.detail === "string" ? body.detail : "";
  const kind = body.type?.split("/").at(-1) ?? "";
  return new ApiError(response.status, body.title ?? status, detail, { ...body, kind });
}

/** The JSON answer of a GET request. */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await request(path, { signal, headers: { Accept: "application/json" } });
  return (await response.json()) as T;
}

/** Sends JSON; throws as `request` does. */
export function post(path: string, content: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(content), ...(signal && { signal }) });
}
