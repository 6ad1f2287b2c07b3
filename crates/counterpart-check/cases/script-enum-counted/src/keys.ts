export enum Key { github, openai, stripe }
