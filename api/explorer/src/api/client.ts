/** What went wrong with a request, in words that a person can act on. */
export class ApiError extends Error {
  readonly status: number;
  /** The kind of problem, in the reader's language; empty where nothing answered. */
  readonly title: string;
  /** Where a query is wrong, counted from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(status: number, title: string, message: string, position: { line?: number; column?: number } = {}) {
    super(message);
    this.status = status;
    this.title = title;
    this.line = position.line;
    this.column = position.column;
  }
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

/** Reads problem+json, and makes do with the status line where something else came. */
async function problem(response: Response): Promise<ApiError> {
  const status = `${response.status} ${response.statusText}`.trim();
  if (!/json/.test(response.headers.get("content-type") ?? "")) return new ApiError(response.status, status, "");
  const body = (await response.json()) as { title?: string; detail?: unknown; line?: number; column?: number };
  const detail = typeof body.detail === "string" ? body.detail : "";
  return new ApiError(response.status, body.title ?? status, detail, body);
}

/** The JSON answer of a GET request. */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await request(path, { signal, headers: { Accept: "application/json" } });
  return (await response.json()) as T;
}
