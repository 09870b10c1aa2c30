import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../../api/client";
import type { Upload } from "../../api/documents";
import { followUpload, sendFiles } from "../../api/uploads";
import { navigate, useLocation, withParameters } from "../../app/router";

/** Files on their way to the server: which share of their bytes is sent, or why they did not get there. */
export interface Sending {
  names: string[];
  share: number;
  error: ApiError | null;
}

const PARAMETER = "uploads";

/**
 * What is sent, and what became of it. The ids of the uploads stand in the address, so a page that is loaded anew
 * goes on telling of them. `of` is the document that a file is another version of; `ended` is called when one
 * has ended.
 */
export function useUploads(of: string | null, ended: () => void) {
  const location = useLocation();
  const ids = location.parameters.get(PARAMETER) ?? "";
  const [sending, setSending] = useState<Sending | null>(null);
  const [uploads, setUploads] = useState<ReadonlyMap<string, Upload>>(new Map());
  const followed = useRef(new Map<string, AbortController>());
  const told = useRef(ended);
  told.current = ended;

  const follow = useCallback((id: string) => {
    if (followed.current.has(id)) return;
    const controller = new AbortController();
    followed.current.set(id, controller);
    const tell = (upload: Upload) => {
      setUploads((before) => new Map(before).set(id, upload));
      if (upload.ended) told.current();
    };
    // A server that was started anew knows nothing of it; what it staged is shown all the same.
    followUpload(id, tell, controller.signal).catch(() => followed.current.delete(id));
  }, []);

  useEffect(() => {
    for (const id of ids.split(",").filter(Boolean)) follow(id);
  }, [ids, follow]);
  useEffect(() => () => {
    for (const controller of followed.current.values()) controller.abort();
    followed.current.clear();
  }, []);

  const send = async (files: readonly File[]) => {
    const names = files.map(({ name }) => name);
    setSending({ names, share: 0, error: null });
    try {
      const upload = await sendFiles(files, of, (share) => setSending({ names, share, error: null }));
      setSending(null);
      setUploads((before) => new Map(before).set(upload.id, upload));
      navigate(withParameters(location, { [PARAMETER]: [...ids.split(",").filter(Boolean), upload.id].join(",") }), {
        replace: true,
      });
    } catch (error) {
      setSending({ names, share: 0, error: error instanceof ApiError ? error : new ApiError(0, "", "") });
    }
  };
  return { sending, uploads: [...uploads.values()], send };
}
