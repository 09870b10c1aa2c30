import type { Messages } from "..";

export const access: Messages["access"] = {
  title: "A token is needed",
  needed: {
    read: "This is for those who have a token with the scope read.",
    ingest: "Documents are uploaded by those who have a token with the scope ingest.",
    review: "Reviews are made by those who have a token with the scope review.",
    admin: "This is for those who have a token with the scope admin.",
  },
  lacking: (name, scopes, needed) =>
    `The token “${name}” has the scope ${scopes}; this needs ${needed}. Enter another one.`,
  token: "Token",
  enter: "Use this token",
  how: "The administrator makes one on the server with:",
  command: (scope) => `lienket token make my-name --scope ${scope}`,
  kept: "The token stays in this browser tab, goes when the tab is closed, and is sent to this server alone.",
  inUse: (name) => `Using the token “${name}”.`,
  forget: "Forget it",
};
