import { ApiError, authorized, problem } from "./client";
import type { Upload } from "./documents";
import { forgetToken, heldToken } from "./token";

/**
 * Sends files to be staged, or one that is another version `of` a document; `sent` hears how many of the bytes are on their way. An XMLHttpRequest, as fetch tells
 * nothing of that. Throws as `request` does.
 */
export function sendFiles(files: readonly File[], of: string | null, sent: (share: number) => void): Promise<Upload> {
  const form = new FormData();
  for (const file of files) form.append("document", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", of === null ? "/api/uploads" : `/api/uploads?${new URLSearchParams({ document: of })}`);
    request.setRequestHeader("Authorization", `Bearer ${heldToken() ?? ""}`);
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.upload.onprogress = ({ loaded, total }) => sent(total ? loaded / total : 0);
    request.onerror = () => reject(new ApiError(0, "", ""));
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Upload);
      else {
        if (request.status === 401) forgetToken();
        problem(answered(request)).then(reject, reject);
      }
    };
    request.send(form);
  });
}

const answered = (request: XMLHttpRequest): Response =>
  new Response(request.responseText, {
    status: request.status,
    statusText: request.statusText,
    headers: { "content-type": request.getResponseHeader("content-type") ?? "" },
  });

/** Milliseconds after which a stream that broke off is asked for again. */
const AGAIN = 2_000;

/** Tells each state of an upload, until it has ended, whatever breaks off in between; throws where the server knows
    nothing of it. */
export async function followUpload(id: string, tell: (upload: Upload) => void, signal: AbortSignal): Promise<void> {
  let ended = false;
  const told = (upload: Upload) => {
    ended = upload.ended;
    tell(upload);
  };
  while (!ended && !signal.aborted) {
    try {
      await stream(id, told, signal);
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) throw error;
    }
    if (!ended) await new Promise((resolve) => window.setTimeout(resolve, AGAIN));
  }
}

/** Reads server-sent events by hand, as EventSource sends no token. */
async function stream(id: string, tell: (upload: Upload) => void, signal: AbortSignal): Promise<void> {
  const response = await authorized(`/api/uploads/${id}/events`, { signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) tell(JSON.parse(event.replace(/^data: /, "")) as Upload);
  }
}
