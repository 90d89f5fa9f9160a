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
        case Choice(options):
            lines += [f"   {LETTERS[i]}. {option.text}" for i, option in enumerate(options)]
        case Order(_, shown):
            lines += [f"   {LETTERS[i]}. {item}" for i, item in enumerate(shown)]
        case _:
            pass
    source = question.sources[0]
    if isinstance(question.answer, Pairs):
        lines += ["   答：", *(f"      {left} — {right}" for left, right in question.answer.pairs)]
    else:
        lines.append(f"   答：{answer_text(question)}")
    lines.append(f"   据：第{source.paragraph}段第{source.sentence}句；规则 {question.rule}")
    return lines


def answer_text(question: Question) -> str:
    """The right answer in one line."""
    match question.answer:
        case Choice() as choice:
            return "".join(choice.letters)
        case Verdict(true, correction):
            return "正确" if true else f"错误，{correction}"
        case Blanks(words):
            return "；".join(word.text for word in words)
        case Pairs(pairs):
            return "；".join(f"{left} — {right}" for left, right in pairs)
        case Order(items):
            return " → ".join(items)
        case Points(points):
            return " ".join(f"（{i}）{point.text}" for i, point in enumerate(points, 1))
