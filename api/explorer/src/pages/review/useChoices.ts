import { useResource } from "../../api/useResource";
import type { Choices } from "./types";

/** What corrections may name; null until the server has said it. */
export function useChoices(): Choices | null {
  const choices = useResource<Choices>("/api/reviews/choices");
  return choices.status === "ready" ? choices.data : null;
}
