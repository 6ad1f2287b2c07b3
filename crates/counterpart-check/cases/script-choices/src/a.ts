import { Command, Option } from "commander";
import yargs from "yargs";
export const program = new Command().addOption(new Option("-k, --key <key>").choices(["github", "openai", "stripe"]));
export function run() {
  return yargs.option("key", { choices: ["github", "openai"] }).parse();
}
