import { forgetToken, heldToken } from "./token";
import type { Localised } from "./types";

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
  /** The parameter that does not fit, and values that would. */
  readonly parameter: string | undefined;
  readonly choices: readonly string[];
  /** After how many seconds the server is to be asked again. */
  readonly retryAfter: number | undefined;
  /** The rows of a table that cannot be taken in. */
  readonly rows: readonly RefusedRow[];
  /** The message in both languages, where there is such. */
  readonly reason: Localised | undefined;

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
    this.parameter = more.parameter;
    this.choices = more.choices ?? [];
    this.retryAfter = more.retryAfter;
    this.rows = more.rows ?? [];
    this.reason = more.reason;
  }
}

export interface RefusedRow {
  line: number;
  reason: Localised;
}

interface Particulars {
  kind?: string;
  line?: number;
  column?: number;
  expected?: string[];
  fault?: string;
  word?: string;
  parameter?: string;
  choices?: string[];
  retryAfter?: number;
  rows?: RefusedRow[];
  reason?: Localised;
}

/** What a proxy's own page means, which has a status and no problem+json. */
const KINDS: Record<number, string> = {
  404: "not-found",
  413: "request-too-large",
  429: "too-many-requests",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

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
export async function problem(response: Response): Promise<ApiError> {
  const status = `${response.status} ${response.statusText}`.trim();
  const retryAfter = Number(response.headers.get("retry-after")) || undefined;
  const waiting = retryAfter === undefined ? {} : { retryAfter };
  if (!/json/.test(response.headers.get("content-type") ?? ""))
    return new ApiError(response.status, "", status, { ...waiting, kind: KINDS[response.status] ?? "fault" });
  const body = (await response.json()) as ProblemJson;
  const detail = typeof body.detail === "string" ? body.detail : "";
  const kind = body.type?.split("/").at(-1) ?? "";
  return new ApiError(response.status, body.title ?? status, detail, { ...body, ...waiting, kind });
}

/** As `request`, with the token that this tab holds. One that is not valid any more is forgotten. */
export async function authorized(path: string, options: RequestInit = {}): Promise<Response> {
  const token = heldToken();
  const headers = new Headers(options.headers);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  try {
    return await request(path, { ...options, headers });
  } catch (error) {
    if (token && error instanceof ApiError && error.status === 401) forgetToken();
    throw error;
  }
}

/** The JSON answer of a GET request. */
export async function getJson<T>(path: string, signal: AbortSignal, send = request): Promise<T> {
  const response = await send(path, { signal, headers: { Accept: "application/json" } });
  return (await response.json()) as T;
}

/** Sends JSON; throws as `request` does. */
export function post(path: string, content: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(content), ...(signal && { signal }) });
}
