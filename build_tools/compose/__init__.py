"""Findings in, questions, lessons and the guide out."""

from build_tools.compose.check import blind_guesses
from build_tools.compose.decisions import decided_quiz, fingerprint, sentences
from build_tools.compose.draft import Material
from build_tools.compose.forms import form_of
from build_tools.compose.guide import guide
from build_tools.compose.quiz import quiz

__all__ = [
    "Material",
    "blind_guesses",
    "decided_quiz",
    "fingerprint",
    "form_of",
    "guide",
    "quiz",
    "sentences",
]
