import type { Messages } from "..";

export const revisions: Messages["revisions"] = {
  title: "Versions",
  intro: "Each time a document is taken in anew is a version. Choose two to see which facts came, went or changed, attribute by attribute, with the quotes of both. A fact that only stands elsewhere in the text counts as the same.",
  version: "Version",
  time: "Taken in",
  file: "File",
  current: "in use",
  number: (number) => `Version ${number}`,
  choose: (side, number) => `${side}: version ${number}`,
  before: "Before",
  after: "After",
  attribute: "Attribute",
  between: (before, after) => `From version ${before} to version ${after}`,
  oneTitle: "There is one version only",
  one: "When a document of the same file name is taken in with other content, this page shows what changed.",
  sameVersion: "Both sides are the same version; choose two that differ.",
  noneTitle: "No fact changed",
  none: "Words may be others or stand elsewhere, but every fact says what it said.",
  counts: {
    added: (count) => `+${count} new`,
    changed: (count) => `~${count} changed`,
    removed: (count) => `−${count} gone`,
    same: (count) => `${count} the same`,
  },
  titles: {
    changed: (count) => `Changed (${count})`,
    added: (count) => `New (${count})`,
    removed: (count) => `Gone (${count})`,
  },
  more: (count) => `Show more (${count} left)`,
};
