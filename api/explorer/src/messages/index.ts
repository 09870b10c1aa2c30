import { en } from "./en";
import { vi } from "./vi";

export type Language = "vi" | "en";
/** Every language must have each of Vietnamese's messages: one that is missing does not compile. */
export type Messages = typeof vi;

export const LANGUAGES: readonly Language[] = ["vi", "en"];
export const messages: Record<Language, Messages> = { vi, en };
