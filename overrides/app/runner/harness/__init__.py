"""Runs and grades what learners write; the browser's worker and the build's proof share these files.

scripts/node/harness.mjs packs them into one text. The host evaluates it once in a dictionary of its own, takes
`perform` out of it, and calls that for each task:

    const globals = pyodide.toPy({});
    pyodide.runPython(harness, { globals, filename: "harness.py" });
    const result = globals.get("perform")(task, (text) => show(text), (drawing) => draw(drawing));

Tasks, results and drawings are JSON texts; `overrides/app/runner/protocol.ts` has their types.
"""
