"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.label = void 0;
const key_1 = require("./index");
const label = (key) => {
    switch (key) {
        case key_1.Key.GitHub: return "GitHub";
        case key_1.Key.OpenAI: return "OpenAI";
        default: throw new Error(`unknown ${key}`);
    }
};
exports.label = label;
