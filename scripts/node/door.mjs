// The Node side of scripts/flashdeck/node.py: one JSON request on standard input, one JSON answer as the last line printed.

/** @returns {Promise<any>} the request */
export async function readRequest() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** @param {unknown} value what the build gets back */
export function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
