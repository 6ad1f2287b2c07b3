export const LABELS = { github: "GitHub", [name()]: "?" };
