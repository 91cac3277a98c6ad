"""What a new card of each kind starts from: a card without mistakes, whose words are to be replaced."""

from __future__ import annotations

_FIELDS = """---
id: {id}
type: {kind}
tags: []
level: intro
source: Where can the answer be looked up?
"""

_BASIC = """---
{question}

## Answer
One sentence that the learner can judge.

## Details
What stands folded under the answer.
"""

_CODE = """---
{question}

## Starter
```python
def double(x):
    \"\"\"Return twice x.\"\"\"
    raise NotImplementedError
```

## Tests
```python
assert double(3) == 6, "twice 3 is 6"
assert double(-1.5) == -3.0, "any number can be doubled"
```

## Solution
```python
def double(x):
    return 2 * x
```

## Hint
What helps without giving it away.

## Answer
One sentence with the gist of the solution.
"""

_PREDICT = """fresh: {{n: [3, 5]}}
---
{question}

```python run
n = 4
print(n * n)
```

```output
16
```

## Answer
One sentence that says why.
"""

_CHOICE = """---
{question}

## Choices
- [x] The right one
- [ ] One that learners take for it
- [ ] Another one

## Answer
The right one, with its reason in one sentence.

## Details
What stands folded under the answer.
"""

_CLOZE = """---
One statement with a gap: what is to be known stands {{{{place|between braces|where?}}}}.

## Answer
One sentence that explains it.

## Details
What stands folded under the answer.
"""

_REVERSED = """---
{question}

## Answer
One sentence that the learner can judge.

## Reversed question
What is it called, asked the other way round?

## Reversed answer
The term.

## Details
What stands folded under both answers.
"""

_BODIES = {
    "basic": _BASIC,
    "choice": _CHOICE,
    "cloze": _CLOZE,
    "reversed": _REVERSED,
    "predict": _PREDICT,
    "code": _CODE,
}

KINDS = tuple(_BODIES)
"""Kinds of which a card can be started."""


def new_text(kind: str, card_id: str, question: str) -> str:
    """Text of a new card file."""
    return (_FIELDS + _BODIES[kind]).format(id=card_id, kind=kind, question=question)
