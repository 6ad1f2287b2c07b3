module.exports = { LOCAL: ["github", "stripe"] };
