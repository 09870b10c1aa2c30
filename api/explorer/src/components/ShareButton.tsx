import { post } from "../api/client";
import { useReader } from "../app/language";
import { CopyButton } from "./CopyButton";

/** Copies a short link to an address of the explorer; the address itself where no link can be made. */
export function ShareButton({ address }: { address: () => string }) {
  const { messages } = useReader();
  return <CopyButton label={messages.common.copyLink} text={() => shortened(address())} />;
}

async function shortened(address: string): Promise<string> {
  const absolute = (path: string) => new URL(path, window.location.origin).href;
  try {
    const response = await post("/api/links", { target: address });
    return absolute(((await response.json()) as { link: string }).link);
  } catch {
    return absolute(address);
  }
}
