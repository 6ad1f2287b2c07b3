export enum Key { KeyGithub = "KEY_GITHUB", KeyOpenai = "KEY_OPENAI" }
