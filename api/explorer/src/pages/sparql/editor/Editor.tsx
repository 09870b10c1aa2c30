import { autocompletion, closeBrackets, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, toggleComment } from "@codemirror/commands";
import { bracketMatching, indentOnInput, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";
import { useReader } from "../../../app/language";
import { highlighting, theme } from "./appearance";
import { completion } from "./completion";
import type { Fault } from "./fault";

interface Properties {
  value: string;
  fault: Fault | null;
  onChange: (value: string) => void;
  /** Asked to run what stands in the editor now. */
  onRun: (query: string) => void;
}

/** Text over a selection. Left to the browser, it would keep the look of what was there in style attributes, which
 * the content security policy refuses. */
const overwriting = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (event.inputType !== "insertText" || event.data === null || view.composing || view.state.selection.main.empty)
      return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

const extensions = [
  overwriting,
  lineNumbers(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  indentOnInput(),
  highlightActiveLine(),
  StreamLanguage.define(sparql),
  syntaxHighlighting(highlighting),
  theme,
  EditorView.lineWrapping,
  // Tab leaves the editor, as it leaves every other field.
  keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, { key: "Mod-/", run: toggleComment }]),
];

/**
 * CodeMirror, in a shadow root: there it takes its styles as constructed style sheets, which a content security
 * policy without 'unsafe-inline' allows.
 */
export function Editor({ value, fault, onChange, onRun }: Properties) {
  const { language, messages } = useReader();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const spoken = useRef(new Compartment());
  /** Texts that the page was told of and has not passed back yet: when it does, somebody may have typed on. */
  const told = useRef<string[]>([]);
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);

  useEffect(() => {
    const element = host.current as HTMLDivElement;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open", delegatesFocus: true });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: value,
        extensions: [
          spoken.current.of([]),
          Prec.highest(keymap.of([{ key: "Mod-Enter", run: (view) => (closeCompletion(view), run(view.state.doc.toString()), true) }])),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const text = update.state.doc.toString();
            told.current.push(text);
            changed(text);
          }),
          extensions,
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
    // The editor owns its text; `value` is only what it begins with, and what another effect sets.
  }, []);

  useEffect(() => {
    view.current?.dispatch({
      effects: spoken.current.reconfigure([
        EditorState.phrases.of(messages.sparql.phrases),
        EditorView.contentAttributes.of({ "aria-label": messages.sparql.query, spellcheck: "false", autocapitalize: "off" }),
        autocompletion({ override: [completion(language, messages)], icons: false, maxRenderedOptions: 60, interactionDelay: 0 }),
      ]),
    });
  }, [language, messages]);

  useEffect(() => {
    const editor = view.current;
    const echoed = told.current.lastIndexOf(value);
    told.current.splice(0, echoed + 1);
    if (!editor || echoed >= 0 || value === editor.state.doc.toString()) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    told.current = []; // The page knows what it has set.
  }, [value]);

  useEffect(() => {
    if (view.current) show(view.current, fault);
  }, [fault]);

  return <div ref={host} className="sparql-editor" data-faulty={fault ? "" : undefined} />;
}

/** Marks the word at which the query goes wrong and puts the cursor there. */
function show(view: EditorView, fault: Fault | null): void {
  const { doc } = view.state;
  if (!fault) {
    view.dispatch(setDiagnostics(view.state, []));
    return;
  }
  const line = doc.line(Math.min(Math.max(fault.line, 1), doc.lines));
  const at = Math.min(fault.column - 1, line.length);
  const from = line.from + (/\S*$/.exec(line.text.slice(0, at))?.index ?? at);
  const to = line.from + at + (/^\S*/.exec(line.text.slice(at))?.[0].length ?? 0);
  view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message: fault.message }]));
  view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  view.focus();
}
