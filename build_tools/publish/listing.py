"""Questions as plain text, for the terminal."""

from build_tools.model.questions import (
    KINDS,
    LETTERS,
    STATE_NAMES,
    Blanks,
    Choice,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)


def question_lines(number: int, question: Question) -> list[str]:
    """One question with its answer and source, a few lines of text."""
    state = f"　{STATE_NAMES[question.state]}" if question.state != "generated" else ""
    lines = [f"{number}. ［{KINDS[question.kind]}］{question.stem}　〔{question.id}〕{state}"]
    match question.answer:
        case Choice(options) as choice:
            lines += [f"   {LETTERS[i]}. {option.text}" for i, option in enumerate(options)]
            answer = "".join(choice.letters)
        case Verdict(true, correction):
            answer = "正确" if true else f"错误，{correction}"
        case Blanks(words):
            answer = "；".join(word.text for word in words)
        case Pairs(pairs):
            answer = "；".join(f"{left} — {right}" for left, right in pairs)
        case Order(items, shown):
            lines += [f"   {LETTERS[i]}. {item}" for i, item in enumerate(shown)]
            answer = " → ".join(items)
        case Points(points):
            answer = " ".join(f"（{i}）{point.text}" for i, point in enumerate(points, 1))
    source = question.sources[0]
    lines.append(f"   答：{answer}")
    lines.append(f"   据：第{source.paragraph}段第{source.sentence}句；规则 {question.rule}")
    return lines
