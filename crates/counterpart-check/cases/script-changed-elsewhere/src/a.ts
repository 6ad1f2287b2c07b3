export const STRIPPED = ["github", "openai", "stripe"];
strip(STRIPPED);
function strip(list: string[]) {
  list.pop();
}
export const HANDED_ON = { github: 1, openai: 2, stripe: 3 };
const outer = (map: Record<string, number>) => inner("stripe", map);
const inner = (key: string, map: Record<string, number>) => {
  const same = map;
  delete same[key];
};
outer(HANDED_ON);
export const BORROWED = ["github", "openai", "stripe"];
Array.prototype.pop.call(BORROWED);
export const REPLACED = ["github", "openai", "stripe"];
[REPLACED[2]] = ["other"];
export const EMPTY = { github: 1, openai: 2, stripe: undefined };
export const EMPTIED = { github: 1, openai: 2, stripe: 3 };
EMPTIED.stripe = undefined;
export const ONLY_READ = ["github", "openai", "stripe"];
print(ONLY_READ);
copied(ONLY_READ);
function print(list: string[]) {
  for (const one of list) console.log(one);
}
function copied(list: string[]) {
  list = [...list];
  list.pop();
}
export const SHUFFLED = ["github", "openai", "stripe"];
[SHUFFLED[0], SHUFFLED[1]] = [SHUFFLED[1], SHUFFLED[0]];
