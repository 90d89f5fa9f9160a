// Reads GIFT as JSON strings, one a line, and answers each with what the parser of gift-pegjs makes of it.
const { parse } = require("gift-pegjs");
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    let answer;
    try {
      answer = parse(JSON.parse(line));
    } catch (error) {
      answer = { error: String(error), at: error.location };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  });
