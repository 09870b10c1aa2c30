import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's colours, which reach into the editor as custom properties. The wavy line replaces a picture in a
 * data: address, which the content security policy forbids. */
export const theme = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "var(--text-small)", borderRadius: "var(--radius)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.6", maxHeight: "26rem" },
  ".cm-content": { minHeight: "15rem", caretColor: "var(--accent)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)" },
  ".cm-gutters": { color: "var(--muted)", backgroundColor: "var(--raised)", border: "0" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent-soft) 45%, transparent)" },
  ".cm-activeLineGutter": { color: "var(--text)", backgroundColor: "var(--accent-soft)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--mark)",
    opacity: "0.45",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error)",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "0.25em",
  },
  ".cm-lintPoint-error::after": { borderBottomColor: "var(--error)" },
  ".cm-tooltip": { color: "var(--text)", backgroundColor: "var(--surface)", border: "1px solid var(--line-strong)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font)", maxHeight: "18rem" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--on-accent)", background: "var(--accent)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected] .cm-completionDetail": { color: "var(--on-accent)" },
  ".cm-completionDetail": { color: "var(--muted)", fontFamily: "var(--font-mono)", fontStyle: "normal" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
});

export const highlighting = HighlightStyle.define([
  { tag: tags.keyword, color: "light-dark(#6b21a8, #d8b4fe)", fontWeight: "600" },
  { tag: tags.atom, color: "light-dark(#0b6e4f, #7fdcb6)" },
  { tag: [tags.special(tags.variableName), tags.standard(tags.variableName)], color: "light-dark(#1b4fa8, #9cc3ff)" },
  { tag: tags.variableName, color: "light-dark(#1b4fa8, #9cc3ff)" },
  { tag: tags.string, color: "light-dark(#8a4b00, #ffc07a)" },
  { tag: [tags.comment, tags.meta], color: "var(--muted)" },
]);
